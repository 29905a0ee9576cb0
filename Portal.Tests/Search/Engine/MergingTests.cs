using Portal.Search;
using Portal.Search.Indexing;

namespace Portal.Tests.Search.Engine;

/// <summary>A change to a large index stays small, whatever else is being tidied meanwhile.</summary>
public sealed class MergingTests
{
    private const int Large = 1100;

    [Fact]
    public void Single_articles_are_merged_by_who_puts_them_even_while_much_else_is_due()
    {
        var random = new RandomArticles(11);
        var index = LanguageIndexer.Build("en", random.Many(Large));
        for (var i = 0; i < 400; i++)
            index = LanguageIndexer.Put(index, random.Next(i));
        Assert.NotNull(SegmentMerger.Due(index));
        Assert.InRange(index.Segments.Count(view => view.Segment.Count < 8), 0, 7);
    }

    [Fact]
    public void What_was_merged_meanwhile_holds_no_article_that_has_gone_or_changed()
    {
        var random = new RandomArticles(12);
        var index = LanguageIndexer.Build("en", random.Many(Large));
        for (var i = Large; i < Large + 64; i++)
            index = LanguageIndexer.Put(index, random.Next(i));
        var due = SegmentMerger.Due(index)!;
        var merged = SegmentMerger.Written(index, due);
        // one of the old segments is left empty and goes
        var now = due.SelectMany(view => view.Documents()).Take(8).Select(document => document.Id).ToList();
        foreach (var id in now)
            index = LanguageIndexer.Remove(index, id);
        index = merged.PutInto(index);
        Assert.Equal(Large + 64 - now.Count, index.Segments.Sum(view => view.Living));
        Assert.DoesNotContain(index.Segments, view => now.Exists(id => view.Find(id) >= 0));
    }

    [Fact]
    public void A_copy_of_numbers_is_written_to_and_the_other_one_stays()
    {
        var first = new PagedArray();
        first.Set(3, 7);
        first.Set(1000, 1);
        var copy = first.Copy();
        copy.Add(3, 1);
        copy.Set(5000, 2);
        Assert.Equal((7, 1, 0), (first[3], first[1000], first[5000]));
        Assert.Equal((8, 1, 2), (copy[3], copy[1000], copy[5000]));
    }

    [Fact]
    public async Task A_storm_of_changes_loses_nothing()
    {
        var random = new RandomArticles(13);
        var (engine, expected) = (new SearchEngine(), random.Many(Large));
        engine.Replace(expected);
        for (var i = 0; i < 1500; i++)
        {
            var changed = random.Next(i * 7 % Large);
            expected[i * 7 % Large] = changed;
            engine.Put(changed);
        }
        await engine.Tidied;
        var atOnce = new SearchEngine();
        atOnce.Replace(expected);
        for (var i = 0; i < 50; i++)
        {
            var query = new Query
            {
                Language = "en",
                Text = random.Words(1 + i % 5),
                Take = 100,
            };
            Assert.Equal(
                atOnce.Search(query).Hits.Select(hit => (hit.Id, hit.Score)),
                engine.Search(query).Hits.Select(hit => (hit.Id, hit.Score))
            );
        }
    }
}
