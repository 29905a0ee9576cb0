using Portal.Tests.Map;
using Portal.Web.Help.Content;
using Portal.Web.Site;

namespace Portal.Tests.Help.Content;

/// <summary>What editors wrote into style.yaml is found in articles, and in the texts beside them, with its line.</summary>
public sealed class StyleCheckTests
{
    private const string En = "articles/first/en.md";

    private const string Style = """
        avoid:
          en: { ring*: call, square code: QR code }
          es: { ^borra: name what does it }
        snippets:
          - snippet: wait_here
            only: wireless
            about: { en: antenna*, de: Antenne*, es: antena*, pt: antena*, ru: антенн*, ca: antena* }
        links:
          - to: page:status
            articles: [second]
        """;

    [Theory]
    [InlineData(En, "## Place", "## Place\n\nThe square\tcode. A SQUARE CODE.", 16, "\"SQUARE CODE\": write QR code")]
    [InlineData(En, "summary: What to do.", "summary: It rings.", 4, "\"rings\": write call")]
    [InlineData("articles/first/es.md", "## Place", "## Place\n\n- **Reset**: nada. Borra todo.", 16, "\"Borra\": write name what does it")]
    [InlineData("articles/first/es.md", "## Place", "| [[Reset]] | Borra todo |", 14, "\"Borra\": write name what does it")]
    [InlineData("glossary/en.yaml", "A box.", "A ringing box.", 3, "\"ringing\": write call")]
    [InlineData("provider.yaml", "  en: hours en", "  en: ring us", 5, "\"ring\": write call")]
    [InlineData(
        En,
        "## Place",
        "::: only fibre wireless\nMove the antennas.\n:::\n\n## Place",
        15,
        "a text about \"antennas\" carries {{wait_here}}"
    )]
    [InlineData("articles/second/ru.md", "(page:status)", "(article:first)", 1, "this article links to page:status")]
    [InlineData("style.yaml", "avoid:\n  en:", "avoid:\n  xx:", 2, "xx is no language with its words")]
    [InlineData("style.yaml", "links:", "link:", 8, "unknown key link")]
    public void What_the_editors_agreed_on_is_told_with_file_and_line(string file, string old, string with, int line, string message)
    {
        using var folder = Create();
        folder.Replace(file, old, with);
        Assert.Contains(Check(folder), f => (f.File, f.Line, f.Message) == (file, line, message));
    }

    [Theory]
    [InlineData("::: only wireless\nMove the antenna. {{wait_here}}\n:::\n\n## Place")]
    [InlineData("Turn the antenna of the router.\n\n## Place")]
    [InlineData("[the one](article:second) bring, spring, `ring`, {{phone}}\n\n## Place")]
    public void What_keeps_to_it_is_left_alone(string text)
    {
        using var folder = Create();
        folder.Replace(En, "## Place", text);
        Assert.Empty(Check(folder));
    }

    [Fact]
    public void Keywords_are_left_alone_for_they_are_the_words_of_customers()
    {
        using var folder = Create();
        folder.Replace(En, "[one, two]", "[square code, ring]");
        Assert.Empty(Check(folder));
    }

    [Fact]
    public async Task An_import_takes_what_is_true_but_badly_said()
    {
        using var folder = Create();
        folder.Replace(En, "## Place", "A square code.\n\n## Place");
        await using var data = await HelpDatabase.CreateAsync();
        Assert.Empty((await data.ImportAsync(folder)).Faults);
    }

    [Theory]
    [InlineData("connection-drops", "roof_warning", "phone_warning", "tv_warning", "fibre_warning")]
    [InlineData("no-internet", "roof_warning", "fibre_warning", "reset_erases", "restart_once", "restart_wait", "mobile_data")]
    [InlineData("restart-router", "phone_warning", "reset_erases", "restart_once", "restart_wait", "restart_takes")]
    [InlineData("router-lights", "fibre_warning", "restart_once", "restart_wait")]
    [InlineData("change-wifi-password", "mobile_data", "reset_erases")]
    [InlineData("factory-reset-router", "reset_erases", "line_login", "phone_warning")]
    [InlineData("set-up-router", "line_login", "fibre_warning", "roof_warning", "restart_wait")]
    public void A_warning_or_a_time_stands_in_every_language_of_an_article_in_the_same_words(string article, params string[] snippets)
    {
        foreach (var language in Language.Codes)
        {
            var text = Repository.Text($"content/articles/{article}/{language}.md");
            foreach (var snippet in snippets)
                Assert.True(text.Contains($"{{{{{snippet}}}}}", StringComparison.Ordinal), $"{article}/{language}.md lacks {snippet}");
        }
    }

    // Nobody has yet given their name for one of the articles that come with the portal.
    [Fact]
    public void No_article_claims_that_somebody_checked_it() =>
        Assert.Empty(
            ContentFolder.Read(Repository.Full("content")).Articles.Where(a => a.Parsed.Front.Reviewed is not null).Select(a => a.Path)
        );

    private static TempFolder Create()
    {
        var folder = SmallContent.Create();
        folder.Write("style.yaml", Style);
        foreach (var language in Language.Codes)
        {
            folder.Replace($"articles/first/{language}.md", "Ring {{phone}}", "{{phone}}");
            folder.Replace($"articles/first/{language}.md", " {{wait_here}}.", "");
            folder.Replace($"articles/second/{language}.md", "Ring {{phone}}", "[Status](page:status) {{phone}}");
        }

        return folder;
    }

    private static IReadOnlyList<Diagnostic> Check(TempFolder folder) => ContentCheck.Run(ContentFolder.Read(folder.Path));
}
