using Portal.Search;

namespace Portal.Tests.Search.Engine;

/// <summary>
/// What is found depends on the articles and the query alone: not on pruning, on the order of changes or on how the index lies in memory.
/// </summary>
public sealed class ExactnessTests
{
    [Fact]
    public void Pruning_leaves_out_nothing()
    {
        var random = new RandomArticles(1);
        var engine = new SearchEngine();
        engine.Replace(random.Many(3000));
        for (var i = 0; i < 300; i++)
        {
            var query = random.Words(1 + i % 7);
            Assert.Equal(Found(engine, query, true), Found(engine, query, false));
        }
    }

    [Fact]
    public void Pruning_leaves_out_nothing_among_many_segments_and_removed_articles()
    {
        var random = new RandomArticles(4);
        var articles = random.Many(1500);
        var engine = new SearchEngine();
        engine.Replace(articles[..900]);
        foreach (var article in articles[900..1000])
            engine.Put(article);
        foreach (var article in articles[..200])
            engine.Remove(article.Id, "en");
        for (var i = 0; i < 200; i++)
        {
            var query = random.Words(1 + i % 7);
            Assert.Equal(Found(engine, query, true), Found(engine, query, false));
        }
    }

    [Fact]
    public async Task What_is_tidied_beside_the_readers_changes_no_answer()
    {
        var random = new RandomArticles(5);
        var articles = random.Many(1600);
        var atOnce = new SearchEngine();
        atOnce.Replace(articles[..1500]);
        var changed = new SearchEngine();
        changed.Replace(articles[..1100]);
        foreach (var article in articles[1100..])
            changed.Put(article);
        foreach (var article in articles[1500..])
            changed.Remove(article.Id, article.Language);
        await changed.Tidied;
        for (var i = 0; i < 100; i++)
            AssertSame(atOnce, changed, random.Words(1 + i % 5));
    }

    [Fact]
    public void The_order_of_changes_does_not_matter()
    {
        var random = new RandomArticles(2);
        var articles = random.Many(200);
        var atOnce = new SearchEngine();
        atOnce.Replace(articles);
        var oneByOne = new SearchEngine();
        foreach (var article in articles.AsEnumerable().Reverse())
            oneByOne.Put(article);
        for (var i = 0; i < 100; i++)
            AssertSame(atOnce, oneByOne, random.Words(1 + i % 5));
    }

    [Fact]
    public void An_article_added_and_removed_was_never_there()
    {
        var random = new RandomArticles(3);
        var articles = random.Many(300);
        var without = new SearchEngine();
        without.Replace(articles[..250]);
        var changed = new SearchEngine();
        changed.Replace(articles[..250]);
        foreach (var article in articles[250..])
            changed.Put(article);
        foreach (var article in articles[250..])
            changed.Remove(article.Id, article.Language);
        foreach (var article in articles[..40])
            changed.Put(article);
        for (var i = 0; i < 100; i++)
            AssertSame(without, changed, random.Words(1 + i % 5));
    }

    private static List<string> Found(SearchEngine engine, string query, bool exhaustive) =>
        [.. engine.Rank("en", query, exhaustive).Select(candidate => $"{candidate.Id} {candidate.Score:R}")];

    private static void AssertSame(SearchEngine one, SearchEngine other, string text)
    {
        Results a = one.Search(
                new()
                {
                    Language = "en",
                    Text = text,
                    Take = 100,
                }
            ),
            b = other.Search(
                new()
                {
                    Language = "en",
                    Text = text,
                    Take = 100,
                }
            );
        Assert.Equal(
            a.Hits.Select(hit => (hit.Id, hit.Score, hit.Passage.ToString())),
            b.Hits.Select(hit => (hit.Id, hit.Score, hit.Passage.ToString()))
        );
        Assert.Equal(a.Topics, b.Topics);
    }
}
