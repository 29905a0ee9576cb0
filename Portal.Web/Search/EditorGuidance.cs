using Portal.Search;
using Portal.Web.Help.Content;
using Portal.Web.Help.Content.Languages;

namespace Portal.Web.Search;

/// <summary>What editors keep for the search, in the form the engine takes it.</summary>
internal static class EditorGuidance
{
    public static IReadOnlyList<Guidance> Of(ContentSnapshot content) => [.. Site.Language.Codes.Select(language => Of(content.Languages, language))];

    private static Guidance Of(LanguageFiles files, string language) => new()
    {
        Language = language,
        Synonyms = [.. files.Synonyms.GetValueOrDefault(language, []), .. ForeignNames(files.Words, language)],
        Pins = [.. files.Pins.GetValueOrDefault(language, []).Select(pin => new Pin(pin.Query, pin.Article))],
        Translations = [.. files.Words.SelectMany(thing => Of(thing, language))],
    };

    // Who types half a query in another language means the same thing. A foreign name that means something here too is left out: "red" is a network in Spanish.
    private static IEnumerable<IReadOnlyList<string>> ForeignNames(IReadOnlyList<NamedThing> words, string language)
    {
        var own = words.SelectMany(thing => thing.Names.GetValueOrDefault(language, [])).Select(Phrases.Same).ToHashSet();
        return from thing in words
               where thing.Names.ContainsKey(language)
               select (IReadOnlyList<string>)[thing.Names[language][0], .. thing.Names.Values.SelectMany(names => names).Where(name => !own.Contains(Phrases.Same(name))).Distinct()];
    }

    private static IEnumerable<Translation> Of(NamedThing thing, string language) =>
        from name in thing.Names.GetValueOrDefault(language, [])
        from other in thing.Names
        where other.Key != language
        select new Translation(name, other.Key, other.Value[0]);
}
