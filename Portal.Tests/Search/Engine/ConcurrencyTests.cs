using Portal.Search;

namespace Portal.Tests.Search.Engine;

/// <summary>Readers among thousands of changes see one state of the articles or another, never a mixture.</summary>
public sealed class ConcurrencyTests
{
    private int reads;

    [Fact]
    public async Task Readers_never_see_half_a_replacement()
    {
        var engine = new SearchEngine();
        engine.Replace(Generation(0));
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Read(engine, done.Token), CancellationToken.None)).ToArray();
        for (var generation = 1; generation <= 1000 || Volatile.Read(ref reads) == 0; generation++)
            engine.Replace(Generation(generation)); // a busy machine may start the readers late
        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task Readers_among_single_changes_always_find_what_stays()
    {
        var engine = new SearchEngine();
        engine.Replace([.. Enumerable.Range(0, 50).Select(i => Article($"keep{i:D2}", "stays"))]);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var reader = Task.Run(
            () =>
            {
                while (!done.IsCancellationRequested)
                    Assert.Equal(
                        50,
                        engine
                            .Search(
                                new()
                                {
                                    Language = "en",
                                    Text = "stays",
                                    Take = 100,
                                }
                            )
                            .Total
                    );
            },
            CancellationToken.None
        );
        for (var i = 0; i < 2000; i++)
        {
            engine.Put(Article($"other{i % 40}", $"comes and goes {i}"));
            engine.Remove($"other{(i + 20) % 40}", "en");
        }
        await done.CancelAsync();
        await reader;
        Assert.Equal(70, engine.Count("en"));
    }

    private void Read(SearchEngine engine, CancellationToken ct)
    {
        for (; !ct.IsCancellationRequested; Interlocked.Increment(ref reads))
        {
            var results = engine.Search(new() { Language = "en", Text = "router generation" });
            Assert.Equal(10, results.Total);
            Assert.Single(results.Hits.Select(hit => hit.Title.ToString()).Distinct());
        }
    }

    private static Document[] Generation(int generation) =>
        [.. Enumerable.Range(0, 10).Select(i => Article($"a{i}", $"Router of generation {generation}"))];

    private static Document Article(string id, string title) =>
        new()
        {
            Id = id,
            Language = "en",
            Title = title,
        };
}
