using System.Collections.Concurrent;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace Portal.Web.Site;

/// <summary>The drawings of wwwroot/img/icons.svg, read once.</summary>
public sealed class IconSheet(IWebHostEnvironment environment)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> symbols = new(() =>
    {
        using var file = environment.WebRootFileProvider.GetFileInfo("img/icons.svg").CreateReadStream();
        return XDocument.Load(file).Root!.Elements().ToDictionary(
            e => (string)e.Attribute("id")!, e => string.Concat(e.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting))).Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal));
    });

    private readonly ConcurrentDictionary<string, IHtmlContent> sprites = new(StringComparer.Ordinal);

    /// <summary>One hidden sprite of these drawings. Pages use few different sets, so each is put together once.</summary>
    public IHtmlContent Sprite(IEnumerable<string> names) => sprites.GetOrAdd(string.Join(' ', names), Draw);

    private HtmlString Draw(string names)
    {
        var sprite = new StringBuilder("<svg class=\"sprite\" aria-hidden=\"true\" width=\"0\" height=\"0\">");
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            sprite.Append("<symbol id=\"i-").Append(name).Append("\" viewBox=\"0 0 24 24\">").Append(symbols.Value.GetValueOrDefault(name)).Append("</symbol>");
        return new HtmlString(sprite.Append("</svg>").ToString());
    }
}

/// <summary>The icons one page uses: each is a reference, and the layout ends with one sprite of just those.</summary>
public sealed class Icons(IconSheet sheet)
{
    private readonly SortedSet<string> used = new(StringComparer.Ordinal);

    /// <summary>A decorative icon. What it means stands in words beside it, so readers of the page by ear are not told.</summary>
    public IHtmlContent this[string name]
    {
        get
        {
            used.Add(name);
            return new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\" width=\"24\" height=\"24\"><use href=\"#i-{name}\"/></svg>");
        }
    }

    public IHtmlContent Sprite() => sheet.Sprite(used);
}
