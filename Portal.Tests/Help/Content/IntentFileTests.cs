using Portal.Web.Help.Content;
using Portal.Web.Help.Content.Languages;

namespace Portal.Tests.Help.Content;

/// <summary>What editors write about what customers want: every fault is told with its line, and what is right is used.</summary>
public sealed class IntentFileTests
{
    private const string Path = "languages/de/intents.yaml";
    private const string Move = "move:\n  page: move\n  title: Umzug\n  text: Hier.\n  phrases: [umzug*, neue adresse]\n";

    [Theory]
    [InlineData("page: move", "page: moon", 2, "unknown page moon; there are status, requests,")]
    [InlineData("  title: Umzug\n", "", 2, "title is missing")]
    [InlineData("  text: Hier.\n", "  text: Hier.\n  colour: red\n", 5, "unknown key colour")]
    [InlineData("phrases: [umzug*, neue adresse]", "phrases: umzug", 5, "phrases is a list of what customers type")]
    [InlineData("neue adresse]", "\"*\"]", 5, "a text without a letter or digit")]
    [InlineData("neue adresse]", "Umzug*]", 5, "Umzug* stands already on line 5")]
    [InlineData("move:\n", "Move it:\n", 1, "only a to z, digits and hyphens")]
    public void What_is_wrong_is_told_with_its_line(string old, string with, int line, string message)
    {
        var fault = Assert.Single(Read(Move.Replace(old, with, StringComparison.Ordinal)).Faults);
        Assert.Equal((Path, line), (fault.File, fault.Line));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_right_beside_a_fault_is_used()
    {
        var files = Read(Move + "moon:\n  page: moon\n  title: Mond\n  text: Dort.\n  phrases: [mond]\n");
        var intent = Assert.Single(files.Intents["de"]);
        Assert.Equal(("move", "Umzug", null), (intent.Key, intent.Title, intent.Article));
        Assert.Equal(["umzug*", "neue adresse"], intent.Phrases);
    }

    [Fact]
    public async Task An_intent_or_example_that_names_what_is_not_there_is_told_and_all_comes_back_byte_for_byte()
    {
        using var folder = SmallContent.Create();
        foreach (var language in Web.Site.Language.Codes)
            folder.Write($"languages/{language}/intents.yaml", Move);
        await using var data = await HelpDatabase.CreateAsync();
        Assert.Empty((await data.ImportAsync(folder)).Faults);
        using var exported = new TempFolder();
        await data.Export.RunAsync(exported.Path, HelpDatabase.Ct);
        Assert.Equal(folder.Bytes()[Path], exported.Bytes()[Path]);
        folder.Write(Path, Move + "  article: nowhere\n");
        folder.Write("languages/de/examples.md", "| query | page |\n|-|-|\n| umzug | move |\n| wetter | nothing |\n| flug | fly |\n");
        Assert.Equal(
            ["languages/de/examples.md:5: unknown intent fly", $"{Path}:6: unknown article nowhere"],
            (await data.ImportAsync(folder)).Faults.Select(fault => fault.ToString()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_pin_leads_to_an_article_or_to_an_intent_and_one_name_is_never_both()
    {
        using var folder = SmallContent.Create();
        foreach (var language in Web.Site.Language.Codes)
            folder.Write($"languages/{language}/intents.yaml", Move);
        folder.Write("languages/de/pins.yaml", "umzug bald: move\nhilfe: first\n");
        Assert.Empty(ContentCheck.Run(ContentFolder.Read(folder.Path)));
        folder.Write(Path, Move.Replace("move:\n", "first:\n", StringComparison.Ordinal));
        Assert.Equal(
            ["languages/de/pins.yaml:1: unknown article or intent move", "languages/de/pins.yaml:2: first is an article and an intent"],
            ContentCheck.Run(ContentFolder.Read(folder.Path)).Select(fault => fault.ToString()).Order(StringComparer.Ordinal)
        );
    }

    private static LanguageFiles Read(string text) => LanguageFiles.Read(new Dictionary<string, string> { [Path] = text });
}
