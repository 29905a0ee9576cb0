using Portal.Search;
using Portal.Web.Help.Content;
using Portal.Web.Help.Content.Languages;

namespace Portal.Web.Search;

/// <summary>What editors keep for the search, in the form the engine takes it.</summary>
internal static class EditorGuidance
{
    /// <param name="content">What editors keep.</param>
    /// <param name="engine">Knows the words of the articles.</param>
    public static IReadOnlyList<Guidance> From(ContentSnapshot content, ISearchEngine engine) =>
        [.. Site.Language.Codes.Select(language => From(content.Languages, language, engine))];

    private static Guidance From(LanguageFiles files, string language, ISearchEngine engine) =>
        new()
        {
            Language = language,
            Synonyms = [.. files.Synonyms.GetValueOrDefault(language, []), .. ForeignNames(files.Words, language, engine)],
            Pins = [.. files.Pins.GetValueOrDefault(language, []).Select(pin => new Pin(pin.Query, pin.Key))],
            Intents = [.. files.Intents.GetValueOrDefault(language, []).Select(intent => new Intent(intent.Key, intent.Phrases))],
            Judged = [.. files.Examples.TryGetValue(language, out var examples) ? Judged(examples) : []],
            Translations = [.. files.Words.SelectMany(thing => From(thing, language))],
        };

    private static IEnumerable<JudgedQuery> Judged(ExampleFile examples) =>
        examples
            .Found.Concat(examples.NotYetFound)
            .Select(e => new JudgedQuery(e.Given, e.Expected))
            .Concat(examples.Pages.Select(e => new JudgedQuery(e.Given, "")));

    // Who types half a query in another language means the same thing. A foreign name that is a word here too is left out: "red" is a
    // network in Spanish.
    private static IEnumerable<IReadOnlyList<string>> ForeignNames(
        IReadOnlyList<TranslatedTerm> words,
        string language,
        ISearchEngine engine
    )
    {
        var own = words.SelectMany(thing => thing.Names.GetValueOrDefault(language, [])).Select(PhraseReader.Same).ToHashSet();
        return from thing in words
            where thing.Names.ContainsKey(language)
            let foreign = thing
                .Names.Values.SelectMany(names => names)
                .Distinct()
                .Where(name => !own.Contains(PhraseReader.Same(name)) && !IsKnown(name, language, engine))
                .ToList()
            where foreign.Count > 0
            select (IReadOnlyList<string>)[thing.Names[language][0], .. foreign];
    }

    // In any form, so that German "reden" is not taken for Spanish "red"; in quotation marks nothing is corrected. An article
    // published later is heard when the content changes or the node starts anew: a synonym too many until then counts little.
    private static bool IsKnown(string name, string language, ISearchEngine engine) =>
        engine
            .Search(
                new()
                {
                    Language = language,
                    Text = $"\"{name}\"",
                    Take = 0,
                    OtherLanguages = false,
                }
            )
            .Total > 0;

    private static IEnumerable<Translation> From(TranslatedTerm thing, string language) =>
        from name in thing.Names.GetValueOrDefault(language, [])
        from other in thing.Names
        where other.Key != language
        select new Translation(name, other.Key, other.Value[0]);
}
