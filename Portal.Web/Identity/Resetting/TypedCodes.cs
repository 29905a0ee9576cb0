using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>Eight digits from a mail, typed in the browser that asked for them. Five wrong ones and they are void.</summary>
public sealed class TypedCodes(Tokens tokens)
{
    private const string Cookie = "reset-code";

    /// <summary>A new secret for this browser each time it asks: only the newest code can be guessed at.</summary>
    public static string Bind(HttpContext context)
    {
        var browser = Secret.Of(16);
        context.Response.SetCookie(Cookie, browser, ResetPurposes.CodeLife);
        return browser;
    }

    /// <summary>The token of a code that is right; null for wrong, stale and somebody else's.</summary>
    public async Task<Token?> GuessAsync(HttpContext context, string digits, CancellationToken ct) => context.Request.Cookie(Cookie) is { Length: 22 } browser
        ? await tokens.GuessAsync(ResetPurposes.Code, browser, SecretOf(browser, digits), ct, RepeatedForm.Of(context))
        : null;

    internal static string SecretOf(string browser, string digits) => $"{browser} {digits}";
}
