using Portal.Search;

namespace Portal.Tests.Search.Engine;

/// <summary>The engine says whether what it found answers what was asked, and what was meant that no article is.</summary>
public sealed class ConfidenceTests
{
    [Theory]
    [InlineData("red lamp", true)]
    [InlineData("lamp", true)]
    [InlineData("what does the lamp mean", true)]
    [InlineData("bill of the lamp shop in town", false)] // one word of five
    [InlineData("kettle", false)] // stands in a text and is not what the article is about
    [InlineData("elephant", false)]
    public void An_article_fits_by_what_its_title_and_keywords_say(string text, bool fits) =>
        Assert.Equal(fits, Lamps().Search(new() { Language = "en", Text = text }).IsConfident);

    [Fact]
    public void Where_only_a_word_of_the_text_was_typed_right_answers_teach_otherwise()
    {
        var engine = Lamps();
        Assert.False(engine.Search(new() { Language = "en", Text = "elephant lamp banana" }).IsConfident);
        var judged = Enumerable.Range(0, 20).Select(n => new JudgedQuery($"lamp zzza{n} zzzb{n}", "lamp"));
        engine.Guide([new() { Language = "en", Judged = [.. judged, new("kettle tea cup", "")] }]);
        Assert.True(engine.Search(new() { Language = "en", Text = "elephant lamp banana" }).IsConfident);
        Assert.False(engine.Search(new() { Language = "en", Text = "kettle banana elephant" }).IsConfident);
    }

    [Fact]
    public void What_denies_something_is_part_of_what_is_asked()
    {
        var engine = Lamps();
        Assert.True(engine.Search(new() { Language = "en", Text = "the yellow lamp" }).IsConfident);
        Assert.False(engine.Search(new() { Language = "en", Text = "no yellow lamp" }).IsConfident);
    }

    [Fact]
    public void Articles_that_fit_far_worse_are_left_out_when_asked_for_fitting_ones_only()
    {
        var engine = Lamps();
        Assert.Equal(2, engine.Search(new() { Language = "en", Text = "red lamp" }).Total);
        Assert.Equal(
            1,
            engine
                .Search(
                    new()
                    {
                        Language = "en",
                        Text = "red lamp",
                        OnlyFitting = true,
                    }
                )
                .Total
        );
    }

    [Theory]
    [InlineData("pay my bill", "pay")]
    [InlineData("the bill I paid", "pay")] // any order, any form
    [InlineData("invoices", "bill")] // any word with that beginning
    [InlineData("invioce", "bill")] // misspelt
    [InlineData("technician did not come", "visit")]
    [InlineData("did the technician come", "visit")]
    [InlineData("come here", null)] // not all words of a phrase
    [InlineData("red lamp", null)]
    public void An_intent_is_meant_by_all_the_words_of_a_phrase(string text, string? intent)
    {
        var engine = Lamps();
        Intent[] intents =
        [
            new("pay", ["pay bill", "paid bill"]),
            new("bill", ["bill", "invoice*"]),
            new("visit", ["technician come", "technician"]),
            new("late", ["technician"]),
        ];
        engine.Guide([new() { Language = "en", Intents = intents }]);
        Assert.Equal(intent, engine.Search(new() { Language = "en", Text = text }).Intent);
    }

    [Fact]
    public void An_article_that_has_more_of_what_was_asked_stands_before_an_intent()
    {
        var engine = Lamps();
        engine.Guide([new() { Language = "en", Intents = [new("shop", ["lamp"])] }]);
        Assert.Null(engine.Search(new() { Language = "en", Text = "red lamp" }).Intent);
        Assert.Equal("shop", engine.Search(new() { Language = "en", Text = "lamp" }).Intent);
        Assert.Null(engine.Search(new() { Language = "en", Text = "no lamp" }).Intent);
    }

    [Fact]
    public void An_intent_that_is_pinned_is_what_is_meant_however_well_something_else_fits()
    {
        var engine = Lamps();
        engine.Guide([
            new()
            {
                Language = "en",
                Intents = [new("shop", ["kettle"]), new("lights", ["red lamp"])],
                Pins = [new("red lamp", "shop"), new("lamp", "nowhere")],
            },
        ]);
        Assert.Equal("shop", engine.Search(new() { Language = "en", Text = "lamps red" }).Intent);
        Assert.Equal("lamp", engine.Search(new() { Language = "en", Text = "red lamp" }).Hits[0].Id); // articles keep their order
        Assert.Null(engine.Search(new() { Language = "en", Text = "red" }).Intent); // other words are no pin
    }

    [Theory]
    [InlineData("what does the red lamp of the")] // words that say nothing need no completion
    [InlineData("red lamp glows strangely")] // nothing goes on from it, but it is answered
    public void What_is_answered_is_suggested(string text) => Assert.Equal("lamp", Assert.Single(Lamps().Suggest("en", text, 6)).Id);

    [Fact]
    public void An_intent_is_suggested_first_and_what_fits_nothing_is_not()
    {
        var engine = Lamps();
        engine.Guide([new() { Language = "en", Intents = [new("bill", ["bill"])] }]);
        Assert.Equal(["bill"], engine.Suggest("en", "my bill", 6).Select(suggestion => suggestion.Intent));
        Assert.Empty(engine.Suggest("en", "kettle banana elephant", 6));
    }

    [Fact]
    public void A_frequent_word_is_marked_in_a_title_as_well()
    {
        var engine = new SearchEngine();
        var others = Enumerable
            .Range(0, 8)
            .Select(n => new Document
            {
                Id = $"a{n}",
                Language = "de",
                Title = $"WLAN und Thema {n}",
            });
        engine.Replace([
            .. others,
            new()
            {
                Id = "password",
                Language = "de",
                Title = "WLAN Passwort",
            },
        ]);
        var title = engine.Search(new() { Language = "de", Text = "wlan passwort" }).Hits[0].Title;
        Assert.Equal(["WLAN", "Passwort"], title.Where(run => run.Marked).Select(run => run.Text));
    }

    private static SearchEngine Lamps()
    {
        var engine = new SearchEngine();
        engine.Replace([
            Article("lamp", "The red lamp", "It glows. A kettle has none."),
            Article("cable", "The cable", "A red one."),
            Article("socket", "The socket"),
        ]);
        return engine;
    }

    private static Document Article(string id, string title, string text = "") =>
        new()
        {
            Id = id,
            Language = "en",
            Title = title,
            Sections = [new() { Text = text }],
        };
}
