using Portal.Search;
using Portal.Tests.Map;
using Portal.Web.Search;

namespace Portal.Tests.Search.Guided;

/// <summary>Queries nobody tuned the search by: whether it knows when it does not know, and still knows what it knows.</summary>
public sealed class KeptBackTests(ExamplesFixture help) : IClassFixture<ExamplesFixture>
{
    private const int MaxAnsweredWithAnArticle = 6;
    private const double FewestPages = 0.7;
    private const double MaxHidden = 0.25;

    private readonly IReadOnlyList<Row> rows = [.. Read()];

    [Fact]
    public void What_no_article_answers_is_hardly_ever_answered_with_one()
    {
        var pages = rows.Where(row => !row.IsArticle)
            .Select(row => row with { First = SearchEvaluator.FirstPage(help.Engine, row.Language, row.Query) })
            .ToList();
        var wrong = pages.FindAll(page => page.First[0] == '/');
        var right = pages.Count(page => page.First == page.Expected);
        Tell(
            $"{pages.Count} queries, {right} right, {wrong.Count} answered with an article",
            pages.Where(page => page.First != page.Expected)
        );
        Assert.True(wrong.Count <= MaxAnsweredWithAnArticle, string.Join('\n', wrong));
        Assert.True(right >= FewestPages * pages.Count, $"{right} of {pages.Count}");
    }

    [Fact]
    public void What_an_article_answers_is_seldom_hidden()
    {
        var asked = rows.Where(row => row.IsArticle).ToList();
        var first = asked.FindAll(row => Search(row).Hits is [var hit, ..] && hit.Id == row.Expected);
        var hidden = first.FindAll(row => !Search(row).IsConfident);
        Tell($"{asked.Count} queries, {first.Count} with the right article first, of these {hidden.Count} hidden", hidden);
        Assert.True(hidden.Count <= MaxHidden * first.Count, string.Join('\n', hidden));
    }

    private Results Search(Row row) =>
        help.Engine.Search(
            new Query
            {
                Language = row.Language,
                Text = row.Query,
                OtherLanguages = false,
            }
        );

    private static void Tell(string sum, IEnumerable<Row> rows) =>
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', rows.Prepend<object>(sum)));

    private static IEnumerable<Row> Read()
    {
        var language = "";
        foreach (var line in Repository.Text("Portal.Tests/Search/Guided/kept-back.md").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                language = line[3..].Trim();
            if (line.Trim('|').Split(" | ") is not [var query, var expected] || query.Trim() == "query")
                continue;
            yield return new(language, query.Trim(), expected.Trim());
        }
    }

    private sealed record Row(string Language, string Query, string Expected)
    {
        public string First { get; init; } = "";

        public bool IsArticle => Expected.Contains('-', StringComparison.Ordinal) && Expected != "sign-in";
    }
}
