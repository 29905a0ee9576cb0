using Portal.Search;

namespace Portal.Tests.Search.Engine;

/// <summary>Words that say little, words that are related, words that stand together.</summary>
public sealed class RelatedWordsTests
{
    [Fact]
    public void A_word_that_only_holds_sentences_together_weighs_less_than_one_that_says_something()
    {
        var engine = Filled(
            "en",
            ("a", "Your invoice"),
            ("b", "The socket"),
            ("c", "Signal and lamp"),
            ("d", "Cable and lamp"),
            ("e", "Antenna and lamp")
        );
        Assert.Equal("b", First(engine, "en", "your socket"));
        Assert.Equal("a", First(engine, "en", "your"));
    }

    [Fact]
    public void Nothing_is_guessed_for_a_word_that_says_nothing()
    {
        var engine = Filled("en", ("a", "What customers want"), ("b", "The lamp does not turn green"), ("c", "The cable"));
        var results = engine.Search(new() { Language = "en", Text = "lamp wont turn green" });
        Assert.Equal("b", results.Hits[0].Id);
        Assert.Empty(results.Corrections);
    }

    [Fact]
    public void A_word_in_no_article_finds_the_words_that_look_like_it()
    {
        var engine = Filled("es", ("a", "Fragmentos del disco"), ("b", "La antena"), ("c", "El cable"));
        var results = engine.Search(new() { Language = "es", Text = "desfragmentar" });
        Assert.Equal("a", results.Hits.Single().Id);
        Assert.Empty(results.Corrections);
    }

    [Fact]
    public void What_looks_like_a_word_is_no_reason_not_to_look_in_another_language()
    {
        var engine = new SearchEngine();
        engine.Replace([Article("a", "es", "Fragmentos del disco"), Article("b", "es", "La antena"), Article("c", "pt", "Desfragmentar")]);
        Assert.Equal("c", Assert.Single(engine.Search(new() { Language = "es", Text = "desfragmentar" }).OtherLanguages).Id);
    }

    [Fact]
    public void A_German_compound_is_also_its_parts()
    {
        var engine = Filled(
            "de",
            ("a", "Das Kabel ist locker", ""),
            ("b", "Die Störung", ""),
            ("c", "Das Netzwerk", "Ein Netzwerkkabel liegt bei."),
            ("d", "Die Antenne", "")
        );
        Assert.Equal(["c", "a"], engine.Search(new() { Language = "de", Text = "Netzwerkkabel" }).Hits.Select(hit => hit.Id));
    }

    [Fact]
    public void Words_that_stand_in_one_sentence_count_more_than_the_same_words_far_apart()
    {
        var filler = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"word{i}"));
        var engine = Filled(
            "en",
            ("a", "One", $"The lamp {filler} and the invoice."),
            ("b", "Two", $"The lamp on a table beside an invoice {filler}."),
            ("c", "Three", ""),
            ("d", "Four", ""),
            ("e", "Five", "")
        );
        Assert.Equal("b", First(engine, "en", "invoice lamp"));
    }

    [Fact]
    public void A_phrase_no_article_has_is_searched_for_by_its_words_when_more_was_typed_and_says_so()
    {
        var engine = Filled("en", ("a", "The power cable"), ("b", "The lamp"), ("c", "The lamp of the power cable"));
        var results = engine.Search(new() { Language = "en", Text = "lamp of the “cable power”" });
        Assert.Equal("c", results.Hits[0].Id);
        Assert.Equal([new Correction("\"cable power\"", "cable power")], results.Corrections);
        Assert.DoesNotContain(engine.Search(new() { Language = "en", Text = "lamp \"power cable\"" }).Hits, hit => hit.Id == "b");
        Assert.Empty(engine.Search(new() { Language = "en", Text = "\"cable power\"" }).Hits);
    }

    private static string First(SearchEngine engine, string language, string text) =>
        engine.Search(new() { Language = language, Text = text }).Hits[0].Id;

    private static SearchEngine Filled(string language, params (string Id, string Title, string Text)[] articles)
    {
        var engine = new SearchEngine();
        engine.Replace([.. articles.Select(article => Article(article.Id, language, article.Title, article.Text))]);
        return engine;
    }

    private static SearchEngine Filled(string language, params (string Id, string Title)[] articles) =>
        Filled(language, [.. articles.Select(article => (article.Id, article.Title, ""))]);

    private static Document Article(string id, string language, string title, string text = "") =>
        new()
        {
            Id = id,
            Language = language,
            Title = title,
            Sections = [new() { Text = text }],
        };
}
