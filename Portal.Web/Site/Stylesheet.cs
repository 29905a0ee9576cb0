using System.Security.Cryptography;
using System.Text;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Site;

/// <summary>
/// The one style sheet: the files under wwwroot/css in the order of their layers, after the provider's colour. One request on a slow line,
/// several files for those who write them.
/// </summary>
public sealed class Stylesheet(IWebHostEnvironment environment, ProviderProfile provider, SiteUrls site)
{
    // The order of the layers is the order of the files; later layers win.
    private static readonly string[] Layers = ["tokens", "base", "layout", "parts", "article", "search", "print"];

    private readonly Lock reading = new();
    private (ThemeColor Accent, string Text, string Address)? current;

    /// <summary>Changes whenever a colour or a file does, so browsers may keep it for ever.</summary>
    public string Address => Current.Address;

    public string Text => Current.Text;

    // On paper a link is its address, and that begins with the site's.
    private string Site =>
        $":root {{ --site: \"{site.Root.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)}\" }}\n";

    private (ThemeColor Accent, string Text, string Address) Current
    {
        get
        {
            lock (reading)
            {
                if (current is { } known && known.Accent == provider.Accent && !environment.IsDevelopment())
                    return known;
                var text = provider.Accent.Css + Site + $"@layer {string.Join(", ", Layers)};\n" + string.Concat(Layers.Select(Read));
                var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
                current = (provider.Accent, text, $"/css/{version}.css");
                return current.Value;
            }
        }
    }

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(
                "/css/{version}.css",
                AllowedMethods.Read,
                [Cacheable(Immutable = true)]
                (HttpContext context, Stylesheet sheet) =>
                {
                    context.Cache();
                    return Results.Text(sheet.Text, "text/css", Encoding.UTF8);
                }
            )
            .DisableRateLimiting();

    // A missing file is a broken deployment, and a page without style is worse than a program that does not start.
    private string Read(string layer)
    {
        var file = environment.WebRootFileProvider.GetFileInfo($"css/{layer}.css");
        if (!file.Exists || file.Length == 0)
            throw new InvalidOperationException($"wwwroot/css/{layer}.css is missing or empty.");
        using var reader = new StreamReader(file.CreateReadStream());
        return $"@layer {layer} {{\n{reader.ReadToEnd()}}}\n";
    }
}
