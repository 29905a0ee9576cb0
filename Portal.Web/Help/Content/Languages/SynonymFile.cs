namespace Portal.Web.Help.Content.Languages;

/// <summary>languages/&lt;language&gt;/synonyms.yaml: a word or phrase, and what customers also call it.</summary>
internal static class SynonymFile
{
    /// <summary>
    /// The groups of texts that mean the same. A text that stands in two of them is a fault: the groups would become one.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Parse(string text, DiagnosticList faults)
    {
        var phrases = new PhraseReader(faults);
        var groups = new List<IReadOnlyList<string>>();
        var first = new Dictionary<string, int>();
        foreach (var entry in YamlFile.Read(text, 1, faults)?.Entries ?? [])
        {
            var group = (entry.Value is YamlList list ? list.Items : [])
                .Select(item => (Text: phrases.Read(item), item.Line))
                .Prepend((phrases.Read(entry.Key, entry.Line), entry.Line));
            var own = new List<string>();
            foreach (var (phrase, line) in group)
            {
                if (phrase is null)
                    continue;
                if (first.TryAdd(PhraseReader.Same(phrase), line))
                    own.Add(phrase);
                else
                    faults.Add(line, $"{phrase} stands already on line {first[PhraseReader.Same(phrase)]}");
            }

            if (entry.Value is not YamlList { Items.Count: > 0 })
                faults.Add(entry.Line, $"{entry.Key} is followed by what it is also called: [one, another]");
            else if (own.Count > 1)
                groups.Add(own);
        }

        return groups;
    }
}
