using System.Text.RegularExpressions;
using Portal.Search;

namespace Portal.Bench.Search;

/// <summary>
/// Reads the articles of the content directory as the site indexes them: keywords and
/// words of the address, a section per heading, plain text.
/// </summary>
internal static partial class Articles
{
    public static List<Document> Read(string content) =>
        [
            .. Directory
                .GetFiles(Path.Combine(content, "articles"), "*.md", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(ReadOne),
        ];

    private static Document ReadOne(string file)
    {
        var parts = File.ReadAllText(file).Split("---\n", 3);
        var front = parts[1]
            .Split('\n')
            .Select(line => line.Split(": ", 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1].Trim());
        return new()
        {
            Id = Path.GetFileName(Path.GetDirectoryName(file)!),
            Language = Path.GetFileNameWithoutExtension(file),
            Title = front["title"],
            Summary = front["summary"],
            Topic = front["topic"],
            Keywords =
            [
                .. front["keywords"].Trim('[', ']').Split(", "),
                .. front["slug"]
                    .Split('-')
                    .Where(word => word.Length > 2 && !front["title"].Contains(word, StringComparison.OrdinalIgnoreCase)),
            ],
            Sections = [.. Heading().Split("\n" + parts[2]).Select(Section)],
        };
    }

    private static Section Section(string text, int index)
    {
        var lines = index == 0 ? ["", text] : text.Split('\n', 2);
        return new()
        {
            Heading = lines[0],
            Anchor = lines[0].ToLowerInvariant().Replace(' ', '-'),
            Text = Plain(lines[^1]),
        };
    }

    /// <summary>Links become their texts; what only Markdown means goes.</summary>
    private static string Plain(string markdown) => Blank().Replace(Signs().Replace(Link().Replace(markdown, "$1"), ""), "\n").Trim();

    [GeneratedRegex(@"^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(\d+\. |> |- |=> )+|^\s+=> |\*\*|\[![a-z]+\]|\|[-|]+\||\| ?", RegexOptions.Multiline)]
    private static partial Regex Signs();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Blank();
}
