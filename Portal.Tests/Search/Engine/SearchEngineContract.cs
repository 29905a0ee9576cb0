using Portal.Search;

namespace Portal.Tests.Search.Engine;

/// <summary>What every engine behind ISearchEngine keeps to. An engine's tests inherit this and make the engine.</summary>
public abstract class SearchEngineContract
{
    private static readonly Document[] Articles =
    [
        Article(
            "wifi-slow",
            "en",
            "Wi-Fi is slow",
            "wifi",
            "Move the router to the middle of the home.",
            ("", "", "Thick walls weaken the signal. Put the router on a shelf."),
            ("Channels", "channels", "Choose another channel when neighbours use the same one.")
        ) with
        {
            Keywords = ["wlan", "bad reception"],
        },
        Article(
            "restart",
            "en",
            "Restart the router",
            "connection",
            "Unplug the power cable and wait 30 seconds.",
            ("", "", "All lights are off. Plug it in again and wait five minutes.")
        ),
        Article(
            "invoice",
            "en",
            "Understand your invoice",
            "billing",
            "What each line of the invoice means.",
            ("", "", "The invoice lists the monthly price and calls.")
        ),
        Article(
            "wifi-slow",
            "de",
            "WLAN ist langsam",
            "wifi",
            "Stellen Sie den Router in die Mitte der Wohnung.",
            ("", "", "Dicke Wände schwächen das Signal.")
        ),
        Article(
            "tv",
            "de",
            "Fernsehen ruckelt",
            "tv",
            "Prüfen Sie das Kabel zum Receiver.",
            ("", "", "Der Receiver braucht zwei Minuten.")
        ),
    ];

    protected abstract ISearchEngine Create();

    [Fact]
    public void The_article_whose_title_says_it_stands_first() => Assert.Equal("restart", First("restart router"));

    [Fact]
    public void Forms_of_a_word_find_each_other() => Assert.Equal("invoice", First("invoices"));

    [Fact]
    public void Keywords_are_found() => Assert.Equal("wifi-slow", First("wlan"));

    [Fact]
    public void A_joined_name_is_found_however_it_is_written()
    {
        Assert.Equal("wifi-slow", First("wifi"));
        Assert.Equal("wifi-slow", First("wi fi"));
    }

    [Fact]
    public void A_misspelt_word_is_searched_for_as_it_was_meant_and_says_so()
    {
        var results = Ask("en", "ruoter restart");
        Assert.Equal("restart", results.Hits[0].Id);
        Assert.Equal([new Correction("ruoter", "router")], results.Corrections);
    }

    [Fact]
    public void Every_hit_shows_where_it_matches()
    {
        var hit = Ask("en", "neighbours channel").Hits[0];
        Assert.Equal("wifi-slow", hit.Id);
        Assert.Equal("channels", hit.Anchor);
        Assert.Equal("Choose another channel when neighbours use the same one.", hit.Passage.ToString());
        Assert.Equal(["channel", "neighbours"], hit.Passage.Where(run => run.Marked).Select(run => run.Text));
    }

    [Fact]
    public void A_quoted_phrase_must_stand_word_for_word()
    {
        Assert.Equal(["restart"], Ids(Ask("en", "\"power cable\"")));
        Assert.Empty(Ask("en", "\"cable power\"").Hits);
    }

    [Fact]
    public void A_word_behind_a_minus_must_not_occur() => Assert.DoesNotContain("restart", Ids(Ask("en", "router -unplug")));

    [Fact]
    public void A_topic_keeps_its_articles_and_the_facets_count_all()
    {
        var results = Search("en", "router wait signal", query => query with { Topic = "wifi" });
        Assert.Equal(["wifi-slow"], Ids(results));
        Assert.Equal(1, results.Total);
        Assert.Equal([new Facet("connection", 1), new Facet("wifi", 1)], results.Topics);
    }

    [Fact]
    public void Pages_follow_on_one_another()
    {
        var all = Ids(Ask("en", "the router invoice"));
        var paged = Enumerable
            .Range(0, all.Count)
            .SelectMany(skip => Ids(Search("en", "the router invoice", query => query with { Skip = skip, Take = 1 })));
        Assert.Equal(all, paged);
    }

    [Fact]
    public void Another_language_answers_when_this_one_cannot()
    {
        var results = Ask("en", "Fernsehen ruckelt");
        Assert.Equal([("tv", "de")], results.OtherLanguages.Select(hit => (hit.Id, hit.Language)));
        Assert.Empty(Search("en", "Fernsehen ruckelt", query => query with { OtherLanguages = false }).OtherLanguages);
        Assert.Empty(Ask("en", "restart router").OtherLanguages);
    }

    [Fact]
    public void An_article_that_was_put_is_found_and_one_removed_is_not()
    {
        var engine = Filled();
        engine.Put(Article("phone", "en", "Telephone does not ring", "phone", "", ("", "", "Check the handset.")));
        Assert.Equal(4, engine.Count("en"));
        Assert.Equal("phone", engine.Search(new() { Language = "en", Text = "telephone" }).Hits[0].Id);
        engine.Put(Article("phone", "en", "Handset without tone", "phone", ""));
        Assert.Equal(4, engine.Count("en"));
        Assert.Empty(engine.Search(new() { Language = "en", Text = "telephone" }).Hits);
        engine.Remove("phone", "en");
        engine.Remove("phone", "en");
        Assert.Equal(3, engine.Count("en"));
        Assert.Empty(engine.Search(new() { Language = "en", Text = "handset" }).Hits);
    }

    [Fact]
    public void Replacing_leaves_nothing_of_before()
    {
        var engine = Filled();
        engine.Replace([Articles[2]]);
        Assert.Equal((1, 0), (engine.Count("en"), engine.Count("de")));
        Assert.Empty(engine.Search(new() { Language = "en", Text = "router" }).Hits);
    }

    [Theory]
    [
        InlineData("rest", "restart"),
        InlineData("router rest", "restart"),
        InlineData("restrat", "restart"),
        InlineData("wi-fi sl", "wifi-slow"),
        InlineData("UNDERST", "invoice")
    ]
    public void What_is_being_typed_is_completed(string typed, string id) => Assert.Equal(id, Filled().Suggest("en", typed, 5)[0].Id);

    [Fact]
    public void A_keyword_is_suggested_as_a_query() =>
        Assert.Equal(("bad reception", ""), Filled().Suggest("en", "recep", 5).Select(found => (found.Text.ToString(), found.Id)).Single());

    [Fact]
    public void Nothing_typed_suggests_nothing()
    {
        Assert.Empty(Filled().Suggest("en", "", 5));
        Assert.Empty(Filled().Suggest("en", "rest", 0));
        Assert.Empty(Filled().Suggest("xx", "rest", 5));
    }

    private static Document Article(
        string id,
        string language,
        string title,
        string topic,
        string summary,
        params (string Heading, string Anchor, string Text)[] sections
    ) =>
        new()
        {
            Id = id,
            Language = language,
            Title = title,
            Topic = topic,
            Summary = summary,
            Sections =
            [
                .. sections.Select(section => new Section
                {
                    Heading = section.Heading,
                    Anchor = section.Anchor,
                    Text = section.Text,
                }),
            ],
        };

    private static List<string> Ids(Results results) => [.. results.Hits.Select(hit => hit.Id)];

    private ISearchEngine Filled()
    {
        var engine = Create();
        engine.Replace(Articles);
        return engine;
    }

    private Results Ask(string language, string text) => Search(language, text, query => query);

    private Results Search(string language, string text, Func<Query, Query> change) =>
        Filled().Search(change(new() { Language = language, Text = text }));

    private string First(string text) => Ask("en", text).Hits[0].Id;
}

/// <summary>The contract, kept by the engine of this library.</summary>
public sealed class SearchEngineTests : SearchEngineContract
{
    protected override ISearchEngine Create() => new SearchEngine();
}
