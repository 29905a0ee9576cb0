using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>The source of an article taken apart: front matter and text.</summary>
public sealed class ParsedArticle
{
    private const string Fence = "---";

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
        var text = source.TrimStart('\uFEFF');
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            faults.Block(1, "a file begins with its front matter between two lines ---");
            return new ParsedArticle(new FrontMatter(), new ArticleSource("", text), null, faults);
        }

        var map = YamlFile.Read(string.Join('\n', lines[1..end]), firstLine: 2, faults);
        var front = map is null ? new FrontMatter() : new FrontMatterReader(map, 1, faults).Read();
        var body = string.Join('\n', lines[(end + 1)..]);
        return new ParsedArticle(front, new ArticleSource(front.Title, body, end + 2), map, faults);
    }

    /// <summary>The line on which a key of the front matter stands.</summary>
    internal int LineOf(string key) => map?.Find(key)?.Line ?? 1;
}
