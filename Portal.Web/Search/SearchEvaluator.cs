using Portal.Search;
using Portal.Web.Help.Content.Languages;

namespace Portal.Web.Search;

/// <summary>Asks the engine what customers ask, and compares with what they should find.</summary>
internal static class SearchEvaluator
{
    private const int Shown = 10;

    /// <summary>Other languages are left out: what counts is what stands first on the page.</summary>
    public static EvaluationResult Ask(ISearchEngine engine, string language, Example example)
    {
        var found = engine
            .Search(
                new()
                {
                    Language = language,
                    Text = example.Given,
                    Take = Shown,
                    OtherLanguages = false,
                }
            )
            .Hits.Select(hit => hit.Id)
            .ToList();
        return new(example, found.IndexOf(example.Expected) + 1, found.FirstOrDefault(""));
    }

    /// <summary>
    /// What stands first for a query that no article answers: the key of an intent, <see cref="ExampleFile.Nothing"/>, or, where an
    /// article is taken for an answer, a slash and its key.
    /// </summary>
    public static string FirstPage(ISearchEngine engine, string language, string query)
    {
        var results = engine.Search(
            new()
            {
                Language = language,
                Text = query,
                Take = 1,
                OtherLanguages = false,
            }
        );
        return results.Intent ?? (results.IsConfident ? "/" + results.Hits[0].Id : ExampleFile.Nothing);
    }

    public static IReadOnlyList<EvaluationResult> AskAll(ISearchEngine engine, string language, IEnumerable<Example> examples) =>
        [.. examples.Select(e => Ask(engine, language, e))];
}
