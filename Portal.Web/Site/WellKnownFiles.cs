using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Site;

/// <summary>robots.txt, security.txt and the web app manifest.</summary>
internal static class WellKnownFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods(
            "/robots.txt",
            AllowedMethods.Read,
            [Cacheable]
            (HttpContext context, SiteUrls address) =>
            {
                context.Cache();
                var rules = $"User-agent: *\nDisallow: /language/\nSitemap: {address.Absolute("/sitemap.xml")}\n";
                return Results.Text(rules, "text/plain", Encoding.UTF8);
            }
        );
        // Never kept: it must not outlive the date in it. It says nothing until the provider has said where reports go.
        app.MapMethods(
            "/.well-known/security.txt",
            AllowedMethods.Read,
            (ProviderProfile provider, SiteUrls address, TimeProvider clock) =>
                SecurityContact(provider) is { } contact
                    ? Results.Text(Security(contact, address, clock.GetUtcNow()), "text/plain", Encoding.UTF8)
                    : Results.NotFound()
        );
        app.MapMethods(
                "/{language:language}/manifest.webmanifest",
                AllowedMethods.Read,
                [Cacheable]
                (HttpContext context, string language, ProviderProfile provider, IStringLocalizer<Text> texts) =>
                {
                    context.Cache();
                    return Results.Json(Manifest(language, provider, texts), contentType: "application/manifest+json; charset=utf-8");
                }
            )
            .WithName("Manifest");
    }

    // RFC 9116: a contact is an address of the web, of a mailbox or of a telephone; it is written to, so it must not break out of its line.
    private static string? SecurityContact(ProviderProfile provider)
    {
        var contact = provider.Fact("security_contact", Language.English) is { Length: > 0 } own
            ? own
            : provider.Fact("email", Language.English);
        if (contact == "" || contact.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return null;
        return contact.StartsWith("https://", StringComparison.Ordinal) || contact.StartsWith("tel:", StringComparison.Ordinal)
            ? contact
            : $"mailto:{contact}";
    }

    // Less than a year ahead, as the RFC asks, and the same text for a whole day.
    private static string Security(string contact, SiteUrls address, DateTimeOffset now) =>
        $"Contact: {contact}\nExpires: {now.UtcDateTime.Date.AddDays(300):yyyy-MM-dd'T'HH:mm:ss'Z'}\n"
        + $"Preferred-Languages: {string.Join(", ", Language.Codes)}\nCanonical: {address.Absolute("/.well-known/security.txt")}\n";

    private static object Manifest(string language, ProviderProfile provider, IStringLocalizer<Text> texts) =>
        new
        {
            id = Language.FromCode(language).Home,
            name = provider.Name,
            short_name = provider.Name,
            description = texts["Home.Description", provider.Name].Value,
            lang = language,
            start_url = Language.FromCode(language).Home,
            scope = "/",
            display = "minimal-ui",
            background_color = ThemeColor.LightPaper,
            theme_color = provider.Accent.OnLight.ToString(),
            icons = new[]
            {
                new
                {
                    src = "/img/icon-192.png",
                    sizes = "192x192",
                    type = "image/png",
                    purpose = "any",
                },
                new
                {
                    src = "/img/icon-512.png",
                    sizes = "512x512",
                    type = "image/png",
                    purpose = "maskable",
                },
                new
                {
                    src = "/img/icon.svg",
                    sizes = "any",
                    type = "image/svg+xml",
                    purpose = "any",
                },
            },
        };
}
