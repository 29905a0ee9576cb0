using Portal.Tests.Messages;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Tests.Identity.Passwords;

/// <summary>The judge of a provider called "Example Internet" at help.example.net.</summary>
internal static class TestPasswordEvaluator
{
    public static PasswordEvaluator Judge(PasswordLimits? limits = null)
    {
        limits ??= new PasswordLimits();
        return new PasswordEvaluator(
            limits,
            new BreachedPasswords(limits),
            MailTestHost.Provider(),
            new SiteUrls(new SiteOptions { PublicAddress = "https://help.example.net" }, null!)
        );
    }
}
