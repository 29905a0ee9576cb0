using Portal.Search;
using Portal.Web.Help.Content.Languages;

namespace Portal.Web.Search;

/// <summary>Asks the engine what customers ask, and compares with what they should find.</summary>
internal static class Judge
{
    private const int Shown = 10;

    /// <summary>Other languages are left out: what counts is what stands first on the page.</summary>
    public static Judged Ask(ISearchEngine engine, string language, Example example)
    {
        var found = engine.Search(new() { Language = language, Text = example.Given, Take = Shown, OtherLanguages = false }).Hits.Select(hit => hit.Id).ToList();
        return new(example, found.IndexOf(example.Expected) + 1, found.FirstOrDefault(""));
    }

    public static IReadOnlyList<Judged> AskAll(ISearchEngine engine, string language, IEnumerable<Example> examples) => [.. examples.Select(e => Ask(engine, language, e))];
}
