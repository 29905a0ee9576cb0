namespace Portal.Web.Help.Content.Languages;

/// <summary>A query, and the article that stands first for it or the intent it means.</summary>
/// <param name="Query">What a customer types.</param>
/// <param name="Key">The key of the article or intent.</param>
/// <param name="Line">Where it is written, for faults.</param>
internal sealed record PinnedQuery(string Query, string Key, int Line);

/// <summary>languages/&lt;language&gt;/pins.yaml: the few queries for which an editor insists on an article or a page.</summary>
internal static class PinFile
{
    /// <summary>The search takes the words of a query in any order, so two pins with the same words are a fault.</summary>
    public static IReadOnlyList<PinnedQuery> Parse(string text, DiagnosticList faults)
    {
        var phrases = new PhraseReader(faults);
        var pins = new Dictionary<string, PinnedQuery>();
        foreach (var entry in YamlFile.Read(text, 1, faults)?.Entries ?? [])
        {
            if (phrases.Read(entry.Key, entry.Line) is not { } query)
                continue;
            if (entry.Value is not YamlText { Value.Length: > 0 } key)
                faults.Add(entry.Line, $"{query} is followed by the key of an article or intent");
            else if (!pins.TryAdd(Words(query), new(query, key.Value, entry.Line)))
                faults.Add(entry.Line, $"{query} is pinned already on line {pins[Words(query)].Line}");
        }

        return [.. pins.Values];
    }

    private static string Words(string query) => string.Join(' ', PhraseReader.Same(query).Split(' ').Order(StringComparer.Ordinal));
}
