namespace Portal.Web.Identity.External;

/// <summary>The cookies of signing in through an identity server. None lives longer than a quarter of an hour.</summary>
internal static class ExternalCookies
{
    /// <summary>Who the server says it is, until the page that reads it.</summary>
    public const string Identity = "external";

    /// <summary>One for each time somebody is sent there: the answer must come to the same browser.</summary>
    public const string Correlation = "external-correlation";

    /// <inheritdoc cref="Correlation"/>
    public const string Nonce = "external-nonce";

    private const int MaxStarted = 5;

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public static IReadOnlyList<string> All { get; } = [Identity, Correlation, Nonce];

    // The framework adds a random part to these names, so whether they carry the prefix is known by the portal's own address.
    public static CookieBuilder Build(string name, string root) =>
        new()
        {
            Name = $"{Prefix(root)}{name}-",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax, // the answer comes as an address
            SecurePolicy = CookieSecurePolicy.SameAsRequest,
            Path = "/",
            IsEssential = true,
            Expiration = Life,
        };

    /// <summary>Who begins again and again would otherwise send more cookies than a request may have.</summary>
    public static void ForgetOld(HttpContext context, string root)
    {
        var started = context
            .Request.Cookies.Keys.Where(k =>
                k.StartsWith($"{Prefix(root)}{Correlation}-", StringComparison.Ordinal)
                || k.StartsWith($"{Prefix(root)}{Nonce}-", StringComparison.Ordinal)
            )
            .ToList();
        if (started.Count < 2 * MaxStarted)
            return;
        foreach (var name in started)
            context.Response.Cookies.Delete(name, new CookieOptions { Path = "/", Secure = context.Request.IsHttps });
    }

    private static string Prefix(string root) => root.StartsWith("https:", StringComparison.Ordinal) ? "__Host-" : "";
}
