using Portal.Search;
using Portal.Search.Indexing;

namespace Portal.Tests.Search.Engine;

/// <summary>The formula, calculated by hand.</summary>
public sealed class ImpactTests
{
    [Fact]
    public void An_impact_is_what_the_formula_says()
    {
        // Title: 1 of 2 words, average 4: 1 / (0.25 + 0.75 * 2/4) = 1.6. Body: 3 of 100 words, average 50: 3 / (0.1 + 0.9 * 2) = 1.57895.
        // All: 5 * 1.6 + 1.57895 = 9.57895. 9.57895 / 11.17895 + 0.6 * 1.6 / 3.2 = 0.85687 + 0.3.
        var impact = Impact.Value([1, 0, 0, 0, 3], [2, 0, 0, 0, 100], [4, 1, 1, 1, 50]);
        Assert.Equal(1.15687, impact, 5);
    }

    [Fact]
    public void A_score_is_impact_times_rarity()
    {
        var engine = new SearchEngine();
        engine.Replace([Article("a", "lamp"), Article("b", "cable"), Article("c", "socket")]);
        // Rarity: ln(1 + 2.5 / 1.5) = 0.98083. Impact of 1 of 1 title words: 5/6.6 + 0.6 * 1/2.6 = 0.98834. Times 2.6; then 0.3 * rarity
        // for the title and 0.2 for the stretch.
        var score = engine.Search(new() { Language = "en", Text = "lamp" }).Hits.Single().Score;
        Assert.Equal(2.6 * 0.98834 * 0.98083 + (0.3 + 0.2) * 0.98083, score, 0.001);
        Assert.Equal(0.98083, RarityTable.Compute(3, 1), 5);
    }

    private static Document Article(string id, string title) =>
        new()
        {
            Id = id,
            Language = "en",
            Title = title,
        };
}
