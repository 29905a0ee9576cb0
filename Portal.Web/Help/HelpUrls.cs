namespace Portal.Web.Help;

/// <summary>Where the pages of the help centre stand.</summary>
public static class HelpUrls
{
    /// <summary>The pages of the site that articles may link to, as page:status.</summary>
    internal static IReadOnlyDictionary<string, string> Pages { get; } =
        new Dictionary<string, string>
        {
            ["status"] = "status",
            ["request"] = "tickets/open",
            ["new-link"] = "tickets/link/new",
            ["passwords"] = "account/passwords",
            ["sign-in"] = "sign-in",
            ["reset-password"] = "reset-password",
        };

    internal static string? Page(string language, string name) => Pages.TryGetValue(name, out var path) ? $"/{language}/{path}" : null;

    public static string Article(string language, string slug) => $"/{language}/help/{slug}";

    public static string Topic(string language, string slug) => $"/{language}/topics/{slug}";
}
