using Portal.Web.Identity.SecondSteps;

namespace Portal.Tests.Identity;

/// <summary>An authenticator app on somebody's phone.</summary>
internal sealed class AuthenticatorApp(string secret)
{
    public static long Step => DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30;

    /// <summary>What stands in a page for those who type the key, read into the app.</summary>
    public static AuthenticatorApp Reading(Hosting.HttpBrowser guest) =>
        new(guest.Page.QuerySelector(".key-letters")!.TextContent.Replace(" ", "", StringComparison.Ordinal));

    public string Secret => secret;

    /// <summary>The code of a step of the clock.</summary>
    public string CodeAt(long step) => TotpProvider.CodeOf(secret, step);

    public string Code() => CodeAt(Step);
}
