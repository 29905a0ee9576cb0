using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Web.Site.FinishedPages;

namespace Portal.Web.Site;

/// <summary>robots.txt and the web app manifest.</summary>
internal static class WellKnownFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/robots.txt", Methods.Read, [Finished] (HttpContext context, PublicAddress address) =>
        {
            context.Finish();
            var rules = $"User-agent: *\nDisallow: /language/\nSitemap: {address.Of("/sitemap.xml")}\n";
            return Results.Text(rules, "text/plain", Encoding.UTF8);
        });
        app.MapMethods("/{language:language}/manifest.webmanifest", Methods.Read, [Finished] (HttpContext context, string language, Brand brand, IStringLocalizer<Text> texts) =>
        {
            context.Finish();
            return Results.Json(Manifest(language, brand, texts), contentType: "application/manifest+json; charset=utf-8");
        });
    }

    private static object Manifest(string language, Brand brand, IStringLocalizer<Text> texts) => new
    {
        id = $"/{language}",
        name = brand.Name,
        short_name = brand.Name,
        description = texts["Home.Description", brand.Name].Value,
        lang = language,
        start_url = $"/{language}",
        scope = "/",
        display = "minimal-ui",
        background_color = Accent.LightPaper,
        theme_color = brand.Accent.OnLight.ToString(),
        icons = new[]
        {
            new { src = "/img/icon-192.png", sizes = "192x192", type = "image/png", purpose = "any" },
            new { src = "/img/icon-512.png", sizes = "512x512", type = "image/png", purpose = "maskable" },
            new { src = "/img/icon.svg", sizes = "any", type = "image/svg+xml", purpose = "any" },
        },
    };
}
