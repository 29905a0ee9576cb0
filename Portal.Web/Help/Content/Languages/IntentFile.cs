namespace Portal.Web.Help.Content.Languages;

/// <summary>Something customers want that no article gives them, and the page that does.</summary>
/// <param name="Key">Names it in every language.</param>
/// <param name="Page">The key of the page; see <see cref="IntentPages"/>.</param>
/// <param name="Title">What the link to the page says.</param>
/// <param name="Text">What is found there, in a sentence.</param>
/// <param name="Article">The article that says the same as the page; null when there is none.</param>
/// <param name="Phrases">What customers type who want it.</param>
/// <param name="Line">Where it is written, for faults.</param>
internal sealed record ContentIntent(
    string Key,
    string Page,
    string Title,
    string Text,
    string? Article,
    IReadOnlyList<string> Phrases,
    int Line
)
{
    /// <summary>Where the link leads.</summary>
    /// <param name="language">The reader's.</param>
    /// <param name="typed">What was searched for, which a form takes along.</param>
    public string AddressFor(string language, string typed) => IntentPages.AddressOf(Page, language, typed);
}

/// <summary>languages/&lt;language&gt;/intents.yaml: what customers want that is a page and no article.</summary>
internal static class IntentFile
{
    public static IReadOnlyList<ContentIntent> Parse(string text, DiagnosticList faults)
    {
        var first = new Dictionary<string, int>();
        var intents = new List<ContentIntent>();
        foreach (var entry in YamlFile.Read(text, 1, faults)?.Entries ?? [])
        {
            if (!Slugs.IsGood(entry.Key))
                faults.Add(entry.Line, $"{entry.Key}: only a to z, digits and hyphens");
            else if (entry.Value is not YamlMap map)
                faults.Add(entry.Line, $"{entry.Key} is followed by page, title, text and phrases");
            else if (Read(entry, map, first, faults) is { } intent)
                intents.Add(intent);
        }

        return intents;
    }

    private static ContentIntent? Read(YamlEntry entry, YamlMap map, Dictionary<string, int> first, DiagnosticList faults)
    {
        var record = new YamlRecord(map, faults, "page", "title", "text", "article", "phrases");
        var (page, title, words) = (record.Key("page"), record.Text("title"), record.Text("text"));
        var article = map.Find("article") is null ? null : record.Key("article");
        if (page.Length > 0 && !IntentPages.Knows(page))
            faults.Add(record.LineOf("page"), $"unknown page {page}; there are {IntentPages.All}");
        var items = map.Find("phrases")?.Value is YamlList list ? list.Items : [];
        var phrases = items.SelectMany(item => Phrase(item, first, faults)).ToList();
        if (phrases.Count == 0)
            faults.Add(record.LineOf("phrases"), "phrases is a list of what customers type: [one, another]");
        if (!IntentPages.Knows(page) || title.Length == 0 || phrases.Count == 0)
            return null;
        return new(entry.Key, page, title, words, article, phrases, record.LineOf("article"));
    }

    private static IEnumerable<string> Phrase(YamlNode node, Dictionary<string, int> first, DiagnosticList faults)
    {
        if (new PhraseReader(faults).Read(node) is not { } phrase)
            return [];
        if (first.TryAdd(PhraseReader.Same(phrase), node.Line))
            return [phrase];
        faults.Add(node.Line, $"{phrase} stands already on line {first[PhraseReader.Same(phrase)]}");
        return [];
    }
}
