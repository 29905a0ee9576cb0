using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace Portal.Web.Site;

/// <summary>The drawings of wwwroot/img/icons.svg, read once.</summary>
public sealed class IconSheet(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<IconSet, IHtmlContent> sprites = new();
    private readonly Lazy<Sheet> sheet = new(() => Read(environment));

    /// <summary>
    /// A drawing and the markup that refers to it. Content may name an icon the sheet does not have: nothing is shown then.
    /// </summary>
    public (IconSet Icon, HtmlString Reference) Get(string name) =>
        sheet.Value.References.TryGetValue(name, out var found) ? found : (default, HtmlString.Empty);

    /// <summary>One hidden sprite of these drawings. Pages use few different sets, so each is put together once.</summary>
    public IHtmlContent Sprite(IconSet icons) => sprites.GetOrAdd(icons, Draw);

    private static Sheet Read(IWebHostEnvironment environment)
    {
        using var file = environment.WebRootFileProvider.GetFileInfo("img/icons.svg").CreateReadStream();
        var symbols = XDocument
            .Load(file)
            .Root!.Elements()
            .Select(e => (Name: (string)e.Attribute("id")!, Drawing: DrawingOf(e)))
            .OrderBy(s => s.Name, StringComparer.Ordinal)
            .ToArray();
        if (symbols.Length > IconSet.MaxCount)
            throw new InvalidOperationException($"wwwroot/img/icons.svg has more than {IconSet.MaxCount} drawings.");
        return new(
            symbols,
            symbols.Index().ToFrozenDictionary(s => s.Item.Name, s => (IconSet.FromIndex(s.Index), Reference(s.Item.Name)))
        );
    }

    private static string DrawingOf(XElement symbol) =>
        string.Concat(symbol.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting)))
            .Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal);

    private static HtmlString Reference(string name) =>
        new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\" width=\"24\" height=\"24\"><use href=\"#i-{name}\"/></svg>");

    private HtmlString Draw(IconSet icons)
    {
        var sprite = new StringBuilder("<svg class=\"sprite\" aria-hidden=\"true\" width=\"0\" height=\"0\">");
        foreach (var (index, (name, drawing)) in sheet.Value.Symbols.Index())
            if (icons.Has(index))
                sprite.Append("<symbol id=\"i-").Append(name).Append("\" viewBox=\"0 0 24 24\">").Append(drawing).Append("</symbol>");
        return new HtmlString(sprite.Append("</svg>").ToString());
    }

    private sealed record Sheet((string Name, string Drawing)[] Symbols, FrozenDictionary<string, (IconSet, HtmlString)> References);
}
