using Portal.Search;
using Portal.Tests.Help.Content;
using Portal.Web.Help.Content;
using Portal.Web.Search;

namespace Portal.Tests.Search.Guided;

/// <summary>What editors keep for the search is what the engine goes by, from the file to the answer.</summary>
public sealed class GuidanceTests
{
    [Fact]
    public async Task A_pin_a_synonym_and_a_word_of_another_language_lead_to_an_article()
    {
        using var folder = Content();
        await using var data = await HelpDatabase.CreateAsync();
        Assert.Empty((await data.ImportAsync(folder)).Faults);
        using var help = await IndexedHelp.CreateAsync(data);
        Assert.Equal("second", await help.FirstAsync("de", "lantern"));
        Assert.Equal("second", await help.FirstAsync("de", "lampe"));
        Assert.Equal("first", await help.FirstAsync("de", "the second"));
        Assert.Equal("second", await help.FirstAsync("en", "the second"));
    }

    [Fact]
    public async Task Who_has_no_article_in_the_own_language_is_led_to_another_in_its_words()
    {
        using var folder = Content();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        using var help = await IndexedHelp.CreateAsync(data);
        var results = (await help.Index.EngineAsync(HelpDatabase.Ct)).Search(new() { Language = "en", Text = "flashlight" });
        Assert.Empty(results.Hits);
        Assert.Equal(("second", "de"), (results.OtherLanguages[0].Id, results.OtherLanguages[0].Language));
    }

    [Fact]
    public void A_foreign_word_counts_as_the_own_one_unless_it_is_a_word_here_too()
    {
        var files = new Dictionary<string, string>
        {
            ["languages/words.yaml"] =
                "words:\n  - { en: red, es: [rojo, roja] }\n  - { en: [network, net], es: red }\n"
                + "  - { en: talk, es: hablar, de: [reden, sprechen] }\n",
        };
        var engine = new SearchEngine();
        engine.Replace([
            new()
            {
                Id = "network",
                Language = "es",
                Title = "La red",
            },
        ]);
        var guidance = EditorGuidance.From(ContentSnapshot.From(files), engine).ToDictionary(g => g.Language);
        Assert.Equal(
            [
                ["red", "rojo", "roja"],
                ["talk", "hablar", "reden", "sprechen"],
            ],
            guidance["en"].Synonyms
        );
        Assert.Equal(
            [
                ["red", "network", "net"],
                ["hablar", "talk", "sprechen"],
            ],
            guidance["es"].Synonyms
        );
        Assert.Equal(
            [
                new("red", "es", "rojo"),
                new("network", "es", "red"),
                new("net", "es", "red"),
                new("talk", "es", "hablar"),
                new("talk", "de", "reden"),
            ],
            guidance["en"].Translations
        );
        Assert.Empty(guidance["ru"].Synonyms);
    }

    [Fact]
    public async Task A_changed_file_is_followed_without_a_new_start_and_the_articles_stay()
    {
        using var folder = Content();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        using var help = await IndexedHelp.CreateAsync(data);
        Assert.Equal("first", await help.FirstAsync("de", "the second"));
        var last = await data.LastChangeAsync();
        folder.Replace("languages/de/pins.yaml", "the second: first", "the first: second");
        await data.ImportAsync(folder);
        await help.FollowAsync(await data.TagsSinceAsync(last));
        Assert.Equal(["content"], await data.TagsSinceAsync(last));
        Assert.Equal("second", await help.FirstAsync("de", "the second"));
        Assert.Equal("second", await help.FirstAsync("de", "the first"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_leaves_what_was_kept_before()
    {
        using var folder = Content();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        folder.Write("languages/de/pins.yaml", "the second: [");
        Assert.Contains((await data.ImportAsync(folder)).Faults, f => f.Blocks && f.File == "languages/de/pins.yaml");
        using var help = await IndexedHelp.CreateAsync(data);
        Assert.Equal("first", await help.FirstAsync("de", "the second"));
    }

    // Only the second article has the keyword "torch".
    private static TempFolder Content()
    {
        var folder = SmallContent.Create();
        folder.Replace("articles/second/de.md", "keywords: [one, two]", "keywords: [torch]");
        folder.Write("languages/de/synonyms.yaml", "torch: [lantern]\n");
        folder.Write("languages/de/pins.yaml", "the second: first\n");
        folder.Write(
            "languages/words.yaml",
            "words:\n  - { en: flashlight, de: torch, es: lampe, pt: lanterna, ru: фонарь, ca: llanterna }\n"
        );
        return folder;
    }
}
