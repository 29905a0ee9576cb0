using System.Collections.Concurrent;
using Portal.Web.Data;
using Portal.Web.Jobs;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>
/// Counts how often each page of a guide is reached and left for the next one. Numbers only: who it was is never known here. They are added
/// up in memory and written from time to time.
/// </summary>
public sealed class GuideCounter(TimeProvider clock)
{
    private ConcurrentDictionary<(string Guide, string Node, string Language), Count> counts = new();

    /// <summary>The day counts are written under.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Somebody came to a node, from the one before it.</summary>
    public void Reached(Guide guide, string node, string language, GuideStep? before)
    {
        Add((guide.Key, node, language), new Count(1, 0));
        if (before is not null)
            Add((before.Guide.Key, before.Node.Key, language), new Count(0, 1));
    }

    internal IReadOnlyList<CountRow> Take()
    {
        var taken = Interlocked.Exchange(ref counts, new());
        return [.. taken.Select(c => new CountRow(Today, c.Key.Guide, c.Key.Node, c.Key.Language, c.Value.Reached, c.Value.Continued))];
    }

    internal void Return(IEnumerable<CountRow> rows)
    {
        foreach (var row in rows)
            Add((row.Guide, row.Node, row.Language), new Count(row.Reached, row.Continued));
    }

    private void Add((string Guide, string Node, string Language) key, Count more) =>
        counts.AddOrUpdate(key, more, (_, known) => new Count(known.Reached + more.Reached, known.Continued + more.Continued));

    private readonly record struct Count(long Reached, long Continued);
}

/// <summary>What was counted of a node in a language on a day.</summary>
internal sealed record CountRow(DateOnly Day, string Guide, string Node, string Language, long Reached, long Continued);

/// <summary>Writes what was counted. A portal that is killed loses the last minute of it.</summary>
internal sealed partial class GuideCountService(GuideCounter counter, Database db, TimeProvider clock, ILogger<GuideCountService> logger)
    : PollingService(logger)
{
    private const string Insert = """
        insert into guide_count (day, guide, node, language, reached, continued)
        values (@Day, @Guide, @Node, @Language, @Reached, @Continued)
        on conflict (day, guide, node, language) do update set
            reached = guide_count.reached + excluded.reached, continued = guide_count.continued + excluded.continued
        """;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await base.ExecuteAsync(stoppingToken);
        await RunAsync(CancellationToken.None);
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Every, clock, ct);

    protected override async Task RunAsync(CancellationToken ct)
    {
        var rows = counter.Take();
        if (rows.Count == 0)
            return;
        try
        {
            await db.WriteAsync(
                async work =>
                {
                    foreach (var row in rows)
                        await work.ExecuteAsync(Insert, row);
                },
                ct
            );
        }
        catch (Exception error)
        {
            counter.Return(rows);
            Log.Failed(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Counts of guides could not be saved; retrying")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
