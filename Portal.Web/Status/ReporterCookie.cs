using System.Security.Cryptography;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// Tells guests apart who report the same place. Only those who report something get the cookie, and it says nothing else.
/// </summary>
internal static class ReporterCookie
{
    private const string Cookie = "reporter";
    private const int AnHourOfPerson = 10;
    private const int AnHourOfNetwork = 100;

    /// <summary>How often something may be reported: by a person, or from the network of a guest.</summary>
    public static IReadOnlyList<Attempt> Reporting(HttpContext context) =>
        context.Me() is { } me
            ? [Attempt.ForPerson("report", me, AnHourOfPerson)]
            : Attempt.ForNetworks("report", context, AnHourOfNetwork);

    public static string NameOf(HttpContext context)
    {
        if (context.Request.Cookie(Cookie) is { Length: 32 } known && known.All(char.IsAsciiHexDigitLower))
            return known;
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.SetCookie(Cookie, name, TimeSpan.FromDays(30));
        return name;
    }
}
