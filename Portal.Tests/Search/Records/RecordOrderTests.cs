using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>By time the record changed last comes first; by fit too, of records that fit equally well.</summary>
public sealed class RecordOrderTests : IDisposable
{
    private readonly OpenedIndex opened = new();

    public void Dispose() => opened.Dispose();

    [Theory]
    [InlineData(RecordOrder.Newest), InlineData(RecordOrder.Fit)]
    public void The_one_changed_last_comes_first_across_segments_and_changes(RecordOrder order)
    {
        var random = new Random(4);
        var changed = new Dictionary<long, DateTimeOffset>();
        for (var round = 0; round < 30; round++)
        {
            var records = Enumerable
                .Range(0, 20)
                .Select(_ => Changed(random.Next(1, 200), random.Next(100_000)))
                .DistinctBy(r => r.Id)
                .ToArray();
            foreach (var record in records)
                changed[record.Id] = record.ChangedAt;
            opened.With(records);
        }
        var expected = changed.OrderByDescending(pair => pair.Value).Select(pair => pair.Key).Take(100).ToList();
        var query = OpenedIndex.Query("router", new RecordFilter("kind", ["ticket"])) with { Order = order, Limit = 100 };
        var found = opened.Search(query).Hits.Select(hit => hit.Id).ToList();
        Assert.Equal(expected.Select(id => changed[id]), found.Select(id => changed[id]));
    }

    [Fact]
    public void Time_counts_more_than_fit_only_when_asked()
    {
        opened.With(
            OpenedIndex.Ticket(1, "router router router"),
            OpenedIndex.Ticket(2, "the router and many other words that say little")
        );
        Assert.Equal([1, 2], opened.Search("router").Hits.Select(hit => hit.Id));
        Assert.Equal([2, 1], opened.Search(OpenedIndex.Query("router") with { Order = RecordOrder.Newest }).Hits.Select(hit => hit.Id));
    }

    private static IndexRecord Changed(long id, int minutes) =>
        OpenedIndex.Ticket(id, "router") with
        {
            ChangedAt = OpenedIndex.Start.AddMinutes(minutes),
        };
}
