using System.Text.RegularExpressions;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>
/// style.yaml: what editors agreed on and a program can look after: words to avoid, warnings a subject needs, links an article must have.
/// </summary>
internal sealed record StyleFile
{
    public const string Path = "style.yaml";

    /// <summary>By language: what is not to be written, and what to write in its place.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, string>> Avoided { get; } = [];

    public List<RequiredSnippet> Snippets { get; } = [];

    public List<RequiredLink> Links { get; } = [];

    public static StyleFile Read(string text, DiagnosticList faults)
    {
        var style = new StyleFile();
        foreach (var entry in YamlFile.Read(text, 1, faults)?.Entries ?? [])
        {
            if (entry is { Key: "avoid", Value: YamlMap languages })
                style.ReadAvoided(languages, faults);
            else if (entry is { Key: "snippets", Value: YamlList snippets })
                style.Snippets.AddRange(Maps(snippets).Select(m => RequiredSnippet.Read(m, faults)));
            else if (entry is { Key: "links", Value: YamlList links })
                style.Links.AddRange(Maps(links).Select(m => RequiredLink.Read(m, faults)));
            else
                faults.Add(entry.Line, $"unknown key {entry.Key}");
        }

        return style;
    }

    private static IEnumerable<YamlMap> Maps(YamlList list) => list.Items.OfType<YamlMap>();

    private void ReadAvoided(YamlMap languages, DiagnosticList faults)
    {
        foreach (var language in languages.Entries)
        {
            if (!Language.Codes.Contains(language.Key) || language.Value is not YamlMap words)
                faults.Add(language.Line, $"{language.Key} is no language with its words");
            else
                Avoided[language.Key] = words.Entries.ToDictionary(w => w.Key, w => (w.Value as YamlText)?.Value ?? "");
        }
    }
}

/// <summary>A text that speaks of something carries a snippet, most often a warning.</summary>
/// <param name="Snippet">The name of the snippet.</param>
/// <param name="Only">Looked for only in blocks for this kind of line; everywhere when null.</param>
/// <param name="About">By language, the words that show what a text is about.</param>
internal sealed record RequiredSnippet(string Snippet, string? Only, IReadOnlyDictionary<string, Regex> About)
{
    public static RequiredSnippet Read(YamlMap map, DiagnosticList faults)
    {
        var record = new YamlRecord(map, faults, "snippet", "only", "about");
        var about = record.Local("about");
        var patterns = Language.Codes.ToDictionary(
            l => l,
            l => WordPattern.Create(about.For(l).Split(',', StringSplitOptions.TrimEntries))
        );
        return new(record.Text("snippet"), (map.Find("only")?.Value as YamlText)?.Value, patterns);
    }
}

/// <summary>These articles link there.</summary>
internal sealed record RequiredLink(string To, IReadOnlyList<string> Articles)
{
    public static RequiredLink Read(YamlMap map, DiagnosticList faults)
    {
        var record = new YamlRecord(map, faults, "to", "articles");
        return new(record.Text("to"), [.. (map.Find("articles")?.Value as YamlList)?.Items.OfType<YamlText>().Select(t => t.Value) ?? []]);
    }
}
