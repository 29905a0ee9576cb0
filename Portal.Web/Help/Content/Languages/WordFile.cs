using Portal.Web.Site;

namespace Portal.Web.Help.Content.Languages;

/// <summary>
/// One thing and what it is called in each language. The first name is the one articles use, the others are understood too.
/// </summary>
internal sealed record TranslatedTerm(IReadOnlyDictionary<string, IReadOnlyList<string>> Names);

/// <summary>languages/words.yaml: what a reader's words are called in the other languages, kept once for all of them.</summary>
internal static class WordFile
{
    private const string Root = "words";

    public static IReadOnlyList<TranslatedTerm> Parse(string text, DiagnosticList faults)
    {
        if (YamlFile.Read(text, 1, faults) is not { } root)
            return [];
        foreach (var unknown in root.Entries.Where(e => e.Key != Root))
            faults.Add(unknown.Line, $"unknown key {unknown.Key}");
        if (root.Find(Root)?.Value is not YamlList list)
        {
            faults.Add(root.Find(Root)?.Line ?? 1, $"{Root} is a list with a line for each thing");
            return [];
        }

        var first = new Dictionary<(string Language, string Name), int>();
        return [.. list.Items.Select(item => Read(item, first, faults)).OfType<TranslatedTerm>()];
    }

    private static TranslatedTerm? Read(YamlNode item, Dictionary<(string Language, string Name), int> first, DiagnosticList faults)
    {
        if (item is not YamlMap map)
        {
            faults.Add(item.Line, "a thing is a name per language: { en: light, de: Lampe, … }");
            return null;
        }

        var names = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var entry in map.Entries)
        {
            if (!Language.Codes.Contains(entry.Key))
                faults.Add(entry.Line, $"unknown language {entry.Key}");
            else if (new PhraseReader(faults).ReadAll(entry.Value) is { Count: > 0 } read)
                names[entry.Key] = read;
        }

        foreach (var missing in Language.Codes.Except(map.Entries.Select(e => e.Key)))
            faults.Add(item.Line, $"a name is missing in {missing}");
        foreach (var (language, name) in names.SelectMany(pair => pair.Value.Select(name => (pair.Key, name))))
        {
            if (!first.TryAdd((language, PhraseReader.Same(name)), item.Line))
                faults.Add(item.Line, $"{name} ({language}) stands already on line {first[(language, PhraseReader.Same(name))]}");
        }

        return new TranslatedTerm(names);
    }
}
