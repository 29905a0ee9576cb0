using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Eight digits from a mail, typed in the browser that asked for them. Five wrong ones and they are void.</summary>
public sealed class EmailCodes(Tokens tokens)
{
    private const string Cookie = "reset-code";

    private const int Letters = 22;

    /// <summary>
    /// A new secret for this browser for each address it asks for: only the codes of the newest can be guessed at. Asked for again, the
    /// same address keeps its secret, for there may be no second mail, and the code in the first stays good.
    /// </summary>
    public static string SecretFor(HttpContext context, string email) =>
        context.Request.Cookie(Cookie) is { Length: 2 * Letters } held && held[Letters..] == MarkOf(held[..Letters], email)
            ? held[..Letters]
            : Secret.Create(16);

    /// <summary>The browser keeps the secret, with a mark of the address it is for.</summary>
    public static void Bind(HttpContext context, string browser, string email) =>
        context.Response.SetCookie(Cookie, browser + MarkOf(browser, email), ResetPurposes.CodeLife);

    /// <summary>The token of a code that is right; null for wrong, stale and somebody else's.</summary>
    public async Task<Token?> GuessAsync(HttpContext context, string digits, CancellationToken ct) =>
        context.Request.Cookie(Cookie) is { Length: 2 * Letters } held
            ? await tokens.GuessAsync(
                ResetPurposes.Code,
                held[..Letters],
                SecretOf(held[..Letters], digits),
                ct,
                DoubleSubmit.KeyFrom(context)
            )
            : null;

    private static string MarkOf(string browser, string email) => Secret.Hash($"{browser} {EmailNormalizer.Normalize(email)}")[..Letters];

    internal static string SecretOf(string browser, string digits) => $"{browser} {digits}";
}
