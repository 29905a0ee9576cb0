using Portal.Web.Jobs;

namespace Portal.Web.Data;

/// <summary>Notified of each tag that changed, on every node, in the order of the commits.</summary>
public interface IChangeListener
{
    Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct);
}

/// <summary>
/// Reads the change table and tells the listeners: at once after a write of this node, within a
/// second after one of another node or of the command line.
/// </summary>
public sealed class ChangeFeed(Database db, IEnumerable<IChangeListener> listeners, ILogger<ChangeFeed> logger) : PollingService(logger)
{
    private const string Latest = "select coalesce(max(seq), 0) from change";
    private const string Since = "select seq, tag from change where seq > @last order by seq limit 1000";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Never disposed: a write that ends while the portal stops may still release it, and it holds nothing that needs to be freed.
    private readonly SemaphoreSlim signal = new(0);
    private long last;

    /// <summary>Where this node starts to listen; called before anything is read that a change could make stale.</summary>
    public async Task StartFromNowAsync(CancellationToken ct) => last = await db.SingleOrDefaultAsync<long>(Latest, ct: ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        db.Changed += Wake;
        try
        {
            await base.ExecuteAsync(stoppingToken);
        }
        finally
        {
            db.Changed -= Wake;
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => signal.WaitAsync(Pause, ct);

    private void Wake()
    {
        if (signal.CurrentCount == 0)
            signal.Release(); // many commits, one look
    }

    // After a failure the next run goes on from the same place.
    protected override async Task RunAsync(CancellationToken ct)
    {
        var changes = await db.ListAsync<Change>(Since, new { last }, ct);
        if (changes.Count == 0)
            return;
        var tags = changes.Select(c => c.Tag).ToHashSet();
        foreach (var listener in listeners)
            await listener.ChangedAsync(tags, ct);
        last = changes[^1].Seq;
    }

    private sealed record Change
    {
        public required long Seq { get; init; }

        public required string Tag { get; init; }
    }
}
