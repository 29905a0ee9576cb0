using Portal.Search.Analysis.Stemming;
using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;
using Portal.Web.Help.Content.Languages;
using Portal.Web.Search;
using Portal.Web.Site;

namespace Portal.Tests.Search.Guided;

/// <summary>What customers type finds what they mean: every row of content/languages/&lt;language&gt;/examples.md.</summary>
public sealed class ExampleTests(ExamplesFixture help) : IClassFixture<ExamplesFixture>
{
    private const int FewestQueries = 150;
    private const int FewestWords = 20;
    private const int FewestPages = 15;
    private const double MaxHidden = 0.07;
    private const double MinFirst = 0.80;
    private const double MinAmongThree = 0.93;

    private static readonly Dictionary<string, string> Algorithms = new()
    {
        ["en"] = "english",
        ["de"] = "german",
        ["es"] = "spanish",
        ["pt"] = "portuguese",
        ["ru"] = "russian",
        ["ca"] = "catalan",
    };

    public static TheoryData<string> Languages => [.. Language.Codes];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_article_meant_stands_first(string language)
    {
        var (found, missed) = (
            Ask(language, help.Files.Examples[language].Found),
            Ask(language, help.Files.Examples[language].NotYetFound)
        );
        TestContext.Current.TestOutputHelper?.WriteLine($"{language} {SearchQuality.From([.. found, .. missed])}");
        Assert.Empty(found.Where(judged => judged.Rank != 1).Select(judged => judged.ToString()));
        Assert.InRange(found.Count, FewestQueries, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Of_all_that_customers_type_most_is_found_first_and_nearly_all_among_three(string language)
    {
        var file = help.Files.Examples[language];
        var judged = Ask(language, [.. file.Found, .. file.NotYetFound]);
        Assert.InRange(judged.Count(j => j.Rank == 1) / (double)judged.Count, MinFirst, 1);
        Assert.InRange(judged.Count(j => j.Rank is >= 1 and <= 3) / (double)judged.Count, MinAmongThree, 1);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_no_article_answers_leads_to_its_page_or_is_said_to_fit_nothing(string language)
    {
        var pages = help.Files.Examples[language].Pages;
        var first = pages.Select(page => (page.Given, SearchEvaluator.FirstPage(help.Engine, language, page.Given)));
        Assert.Equal(pages.Select(page => (page.Given, page.Expected)), first);
        Assert.InRange(pages.Count, FewestPages, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Right_answers_are_called_answers(string language)
    {
        var found = help.Files.Examples[language].Found;
        var hidden = found
            .Where(e =>
                !help
                    .Engine.Search(
                        new()
                        {
                            Language = language,
                            Text = e.Given,
                            OtherLanguages = false,
                        }
                    )
                    .IsConfident
            )
            .ToList();
        Assert.True(hidden.Count <= MaxHidden * found.Count, $"{hidden.Count} hidden: {string.Join(", ", hidden.Select(e => e.Given))}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_found_by_now_is_no_longer_called_missed(string language) =>
        Assert.Empty(
            Ask(language, help.Files.Examples[language].NotYetFound)
                .Where(judged => judged.Rank == 1)
                .Select(judged => $"{judged.Example.Given}: move it up")
        );

    [Theory]
    [MemberData(nameof(Languages))]
    public void Words_have_the_stems_the_tables_say(string language)
    {
        var (stemmer, words) = (Stemmer.For(language), help.Files.Examples[language].Stems);
        Assert.Equal(
            words.Select(word => $"{word.Given} -> {word.Expected}"),
            words.Select(word => $"{word.Given} -> {stemmer.Stem(word.Given)}")
        );
        Assert.InRange(words.Count, FewestWords, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_stems_of_the_tables_are_those_of_Snowball(string language)
    {
        var program = Command.Find("stemwords") ?? "";
        Assert.SkipWhen(program == "", "stemwords is not installed (Debian package libstemmer-tools).");
        var words = help.Files.Examples[language].Stems;
        using var folder = new TempFolder();
        folder.Write("words", string.Concat(words.Select(word => word.Given + "\n")));
        var answer = await Command.RunAsync(
            program,
            ["-l", Algorithms[language], "-c", "UTF_8", "-i", "words"],
            folder.Path,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(words.Select(word => word.Expected), answer.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private IReadOnlyList<EvaluationResult> Ask(string language, IEnumerable<Example> examples) =>
        SearchEvaluator.AskAll(help.Engine, language, examples);
}
