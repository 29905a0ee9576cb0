using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Portal.Web.Help.Markdown;

/// <summary>
/// An SVG file as part of a page: read as XML, and only shapes, text and a handful of attributes come out, so that a drawing can neither
/// run nor load anything nor collide with the page's own ids.
/// </summary>
internal sealed partial class SvgSanitizer
{
    private const int DeepestElement = 32;

    private static readonly HashSet<string> Elements =
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "viewBox",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "points",
        "transform",
        "class",
        "text-anchor",
        "fill",
    ];

    private readonly StringBuilder html = new();
    private readonly List<RenderDiagnostic> faults = [];
    private readonly HashSet<string> labels = [];
    private readonly Func<string, string> label;
    private readonly string alt;

    private SvgSanitizer(Func<string, string> label, string alt) => (this.label, this.alt) = (label, alt);

    public string Html => html.ToString();

    public IReadOnlyList<RenderDiagnostic> Faults => faults;

    /// <summary>The names of the labels the drawing asks for.</summary>
    public IReadOnlySet<string> Labels => labels;

    /// <summary>Never throws: a file that is no drawing gives faults and no HTML.</summary>
    public static SvgSanitizer Read(string svg, Func<string, string> label, string alt)
    {
        var drawing = new SvgSanitizer(label, alt);
        try
        {
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = 256 * 1024,
            };
            using var reader = XmlReader.Create(new StringReader(svg), settings);
            drawing.Copy(reader);
        }
        catch (XmlException error)
        {
            drawing.html.Clear();
            drawing.faults.Add(new RenderDiagnostic(Math.Max(1, error.LineNumber), "no well-formed SVG: " + error.Message));
        }

        return drawing;
    }

    private void Copy(XmlReader reader)
    {
        var droppedAt = int.MaxValue; // the depth of an element that is left out with everything in it
        while (reader.Read())
        {
            if (reader.Depth > droppedAt)
                continue;
            var ends = reader.NodeType == XmlNodeType.EndElement;
            if (ends && reader.Depth == droppedAt)
                droppedAt = int.MaxValue;
            else if (ends)
                html.Append("</").Append(reader.LocalName).Append('>');
            else if (reader.NodeType == XmlNodeType.Element && !Open(reader) && !reader.IsEmptyElement)
                droppedAt = reader.Depth;
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                html.Append(Markdown.Html.Escape(Labelled(reader.Value)));
        }
    }

    private bool Open(XmlReader reader)
    {
        var name = reader.LocalName;
        var isRoot = reader.Depth == 0;
        var known = reader.NamespaceURI is "" or "http://www.w3.org/2000/svg" && Elements.Contains(name) && isRoot == (name == "svg");
        if (!known || reader.Depth > DeepestElement)
        {
            Fault(reader, $"an element {name} may not stand here");
            return false;
        }

        html.Append('<').Append(name);
        if (isRoot)
            html.Append(" role=\"img\" aria-label=\"").Append(Markdown.Html.Escape(alt)).Append('"');
        var isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
            Attribute(reader, isRoot);
        reader.MoveToElement();
        html.Append(isEmpty ? "/>" : ">");
        return true;
    }

    private void Attribute(XmlReader reader, bool isRoot)
    {
        var (name, value) = (reader.LocalName, reader.Value);
        if (reader.Prefix == "xmlns" || reader.Name == "xmlns")
            return;
        var known = reader.Prefix.Length == 0 && Attributes.Contains(name) && !(isRoot && name is ("width" or "height"));
        if (known && name == "fill")
            known = value == "none";
        if (known && Value().IsMatch(value))
            html.Append(' ').Append(name).Append("=\"").Append(Markdown.Html.Escape(value)).Append('"');
        else
            Fault(reader, $"an attribute {reader.Name} may not stand here");
    }

    private string Labelled(string text) =>
        Label()
            .Replace(
                text,
                use =>
                {
                    labels.Add(use.Groups["name"].Value);
                    return label(use.Groups["name"].Value);
                }
            );

    private void Fault(XmlReader reader, string message) => faults.Add(new RenderDiagnostic(((IXmlLineInfo)reader).LineNumber, message));

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9_-]{1,60})\}")]
    private static partial Regex Label();

    // Numbers, path commands, class names and transform functions need no more than this.
    [GeneratedRegex(@"^[\w\s.,+()%-]*$")]
    private static partial Regex Value();
}
