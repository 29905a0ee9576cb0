using Portal.Search;

namespace Portal.Tests.Search.Records;

/// <summary>Readers go on while records change, segments are merged and changes committed; each search sees one state.</summary>
public sealed class RecordConcurrencyTests : IDisposable
{
    private const int Pairs = 40;

    private readonly OpenedIndex opened = new();
    private int searches;

    public void Dispose() => opened.Dispose();

    [Fact]
    public async Task Every_search_sees_the_records_as_they_were_at_one_refresh()
    {
        Put(0);
        opened.Index.Refresh();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Read(done.Token), CancellationToken.None)).ToArray();
        for (var generation = 1; generation <= 60 || Volatile.Read(ref searches) < 100; generation++)
        {
            Put(generation);
            opened.Index.Refresh();
            if (generation % 20 == 0)
                opened.Index.Commit(generation);
            if (generation % 30 == 0)
                opened.Index.Purge();
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(Pairs, opened.Index.Count);
    }

    private void Put(int generation) =>
        opened.Index.Put([.. Enumerable.Range(1, Pairs).Select(id => OpenedIndex.Ticket(id, $"router generation{generation % 2}"))]);

    private void Read(CancellationToken ct)
    {
        for (; !ct.IsCancellationRequested; Interlocked.Increment(ref searches))
        {
            var results = opened.Index.Search(OpenedIndex.Query("router", new RecordFilter("kind", ["ticket"])), CancellationToken.None);
            Assert.Equal(Pairs, results.Total);
            Assert.Equal(results.Hits.Count, results.Hits.Select(hit => hit.Id).Distinct().Count());
        }
    }
}
