using Portal.Web.Help.Content;

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
            ["router"] = "router",
            ["label-card"] = "router/card",
            ["sign-in"] = "sign-in",
            ["reset-password"] = "reset-password",
            ["complaint"] = "tickets/open/complaint",
            ["privacy-request"] = "tickets/open/privacy",
            ["own-data"] = "account/data",
            ["sessions"] = "account/sessions",
            ["delete-account"] = "account/deletion",
            ["account"] = "account",
            ["contact-data"] = "account/contact",
            ["addresses"] = "account/addresses",
            ["new-password"] = "account/password",
            ["second-step"] = "account/second-step",
            ["passkeys"] = "account/passkeys",
            ["recovery-codes"] = "account/recovery-codes",
            ["consents"] = "account/consents",
            ["connected-sites"] = "account/sites",
            ["own-router"] = "account/router",
            ["sign-up"] = "sign-up",
            ["requests"] = "tickets",
            ["plans"] = "plans",
            ["availability"] = "plans/availability",
            ["moving"] = "moving",
            ["switching"] = "switching",
            ["cancel"] = "cancel",
            ["withdraw"] = "withdraw",
            ["bills"] = "bills",
            ["payment-plan"] = "bills/payment-plan",
            ["guides"] = "fix",
            ["speed-test"] = "fix/speed-test",
            ["line-test"] = "fix/line-test",
        };

    /// <summary>A page of the site, or one of the provider's own; null when there is none of this name.</summary>
    internal static string? Page(string language, string name, ContentSnapshot content) =>
        Pages.TryGetValue(name, out var path) ? $"/{language}/{path}"
        : content.Pages.Knows(name) ? ContentPage(language, name)
        : null;

    public static string Article(string language, string slug) => $"/{language}/help/{slug}";

    public static string ContentPage(string language, string key) => $"/{language}/{key}";

    public static string Topic(string language, string slug) => $"/{language}/topics/{slug}";
}
