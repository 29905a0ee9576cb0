using Portal.Tests.Messages;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Tests.Identity.Passwords;

/// <summary>The judge of a provider called "Example Internet" at help.example.net.</summary>
internal static class Judging
{
    public static PasswordJudge Judge(PasswordLimits? limits = null)
    {
        limits ??= new PasswordLimits();
        return new PasswordJudge(limits, new KnownPasswords(limits), PostOffice.Provider(), new PublicAddress(new SiteOptions { PublicAddress = "https://help.example.net" }, null!));
    }
}
