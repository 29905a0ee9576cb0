using System.Collections.Concurrent;
using System.Data.Common;
using Portal.Web.Data;
using Portal.Web.Jobs;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// Looks every two seconds, once for all event streams of this node, which requests have something new and which sessions have ended. Every
/// node and the help desk write to the database, so that is where to look; a stream of its own looks only when it is woken, and now and
/// then in case it was missed.
/// </summary>
internal sealed class StreamMonitor(Database db, TimeProvider clock, ILogger<StreamMonitor> logger) : PollingService(logger)
{
    // On PostgreSQL an entry may become visible after one with a higher number.
    private const int Late = 500;

    private const string Newest = "select coalesce(max(id), 0) from ticket_entry";
    private const string Fresh = "select id, ticket_id from ticket_entry where id > @after order by id desc limit 5000";
    private const string Ended = "select id from session where ended_at > @since";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(5); // clocks of several machines differ

    private readonly ConcurrentDictionary<WatchedStream, bool> watched = new();
    private readonly HashSet<long> seen = [];
    private long last = -1;

    /// <summary>A stream begins; it ends with what is returned.</summary>
    public WatchedStream Open(long ticketId, long? sessionId)
    {
        var stream = new WatchedStream(ticketId, sessionId, this);
        watched[stream] = true;
        return stream;
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Every, clock, ct);

    protected override async Task RunAsync(CancellationToken ct)
    {
        try
        {
            if (watched.IsEmpty)
                last = -1;
            else
                await LookAsync(ct);
        }
        catch (DbException)
        {
            // It is away: the streams find out by themselves.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await LookForEntriesAsync(ct);
        if (watched.Keys.Any(w => w.SessionId is not null))
            await LookForEndsAsync(ct);
    }

    private async Task LookForEntriesAsync(CancellationToken ct)
    {
        var isFirst = last < 0;
        if (isFirst)
            last = await db.SingleOrDefaultAsync<long>(Newest, ct: ct);
        var fresh = (await db.ListAsync<Entry>(Fresh, new { after = last - Late }, ct)).Where(e => seen.Add(e.Id)).ToList();
        if (fresh.Count > 0)
            last = Math.Max(last, fresh.Max(e => e.Id));
        seen.RemoveWhere(id => id <= last - Late);
        var tickets = fresh.Select(e => e.TicketId).ToHashSet();
        foreach (var stream in watched.Keys.Where(w => isFirst || tickets.Contains(w.TicketId)))
            stream.Wake();
    }

    private async Task LookForEndsAsync(CancellationToken ct)
    {
        var ended = (await db.ListAsync<long>(Ended, new { since = clock.GetUtcNow() - Recently }, ct)).ToHashSet();
        foreach (var stream in watched.Keys.Where(w => w.SessionId is { } session && ended.Contains(session)))
            stream.End();
    }

    private sealed record Entry
    {
        public required long Id { get; init; }

        public required long TicketId { get; init; }
    }

    /// <summary>One open stream.</summary>
    internal sealed class WatchedStream(long ticketId, long? sessionId, StreamMonitor watch) : IDisposable
    {
        // Never disposed: the watch may wake a stream that is just ending, and it holds nothing that needs to be freed.
        private readonly SemaphoreSlim signal = new(0);

        public long TicketId => ticketId;

        public long? SessionId => sessionId;

        /// <summary>True when the session it was opened in has ended.</summary>
        public bool IsOver { get; private set; }

        /// <summary>Returns when there may be something new, or after the pause.</summary>
        public Task WaitAsync(TimeSpan pause, CancellationToken ct) => signal.WaitAsync(pause, ct);

        public void Wake()
        {
            if (signal.CurrentCount == 0)
                signal.Release();
        }

        public void End()
        {
            IsOver = true;
            Wake();
        }

        public void Dispose() => watch.watched.TryRemove(this, out _);
    }
}
