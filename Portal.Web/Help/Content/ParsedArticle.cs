using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>The source of an article taken apart: front matter and text.</summary>
public sealed class ParsedArticle
{
    private readonly YamlMap? map;
    private readonly DiagnosticList faults;

    private ParsedArticle(FrontMatter front, ArticleSource text, YamlMap? map, DiagnosticList faults) =>
        (Front, Text, this.map, this.faults) = (front, text, map, faults);

    public FrontMatter Front { get; }

    /// <summary>What is rendered.</summary>
    public ArticleSource Text { get; }

    public IReadOnlyList<Diagnostic> Faults => faults.All;

    /// <summary>Takes apart the source of a revision, or of a file.</summary>
    public static ParsedArticle Parse(string source, string file = "")
    {
        var faults = new DiagnosticList(file);
        if (FrontMatterSplit.Find(source, faults) is not { } split)
            return new ParsedArticle(new FrontMatter(), new ArticleSource("", source.TrimStart('\uFEFF')), null, faults);
        var front = split.Map is null ? new FrontMatter() : new FrontMatterReader(split.Map, 1, faults).Read();
        return new ParsedArticle(front, new ArticleSource(front.Title, split.Body, split.FirstLine), split.Map, faults);
    }

    /// <summary>The line on which a key of the front matter stands.</summary>
    internal int LineOf(string key) => map?.Find(key)?.Line ?? 1;
}
