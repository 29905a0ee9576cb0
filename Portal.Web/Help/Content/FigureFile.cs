using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>A drawing and its labels in every language.</summary>
internal sealed class FigureFile
{
    private readonly Dictionary<string, LocalText> labels;
    private readonly string svg;

    private FigureFile(string svg, Dictionary<string, LocalText> labels) => (this.svg, this.labels) = (svg, labels);

    /// <summary>Reads both files of a figure; what is wrong inside the labels is found with their own file.</summary>
    public static FigureFile Read(string svg, string? yaml, DiagnosticList faults)
    {
        var figure = new FigureFile(svg, yaml is null ? [] : ReadLabels(yaml, new DiagnosticList("")));
        var drawing = SvgSanitizer.Read(svg, name => name, alt: "");
        foreach (var fault in drawing.Faults)
        {
            if (drawing.Html.Length == 0)
                faults.Block(fault.Line, fault.Message);
            else
                faults.Add(fault.Line, fault.Message);
        }

        foreach (var missing in drawing.Labels.Where(l => !figure.labels.ContainsKey(l)))
            faults.Add(LineOf(svg, missing), $"label {missing} is missing");
        return figure;
    }

    public static Dictionary<string, LocalText> ReadLabels(string yaml, DiagnosticList faults) =>
        (YamlFile.Read(yaml, 1, faults)?.Entries ?? []).ToDictionary(entry => entry.Key, entry => LocalText.Read(entry, faults));

    public Figure In(string language) => new(svg, labels.ToDictionary(l => l.Key, l => l.Value.For(language)));

    private static int LineOf(string svg, string label)
    {
        var at = svg.IndexOf("{" + label + "}", StringComparison.Ordinal);
        return at < 0 ? 1 : svg.AsSpan(0, at).Count('\n') + 1;
    }
}
