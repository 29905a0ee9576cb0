using System.Data.Common;
using Portal.Web.Data;
using Portal.Web.Provider;

namespace Portal.Web.Status;

/// <summary>
/// What is known of the network, in memory: no page asks the database for it. It follows the change feed and is confirmed every few
/// seconds; when the database cannot be reached the last known state stays, with its age.
/// </summary>
public sealed class IncidentCache(Database db, IncidentReader reader, StatusSnapshot file, TimeProvider clock)
    : IChangeListener,
        IDisposable
{
    /// <summary>Reported when anything about an incident that everybody may see has changed.</summary>
    public const string Tag = "status";

    /// <summary>On pages that say how old they are: dropped when the database goes away or comes back.</summary>
    internal const string AgeTag = "status-age";

    private const string Latest = "select coalesce(max(seq), 0) from change where tag = 'status'";

    private readonly SemaphoreSlim loading = new(1);
    private volatile NetworkStatus current = NetworkStatus.Unknown;
    private volatile bool isFresh;
    private long seen = -1;

    /// <summary>As it was last known.</summary>
    public NetworkStatus Current => current;

    /// <summary>False while the database does not answer: what is shown may be out of date.</summary>
    public bool IsFresh => isFresh;

    /// <summary>What touches one line right now, and what is planned for it. From memory.</summary>
    /// <param name="postcode">As people type it; null when it is not known.</param>
    /// <param name="node">The part of the network the line hangs on, as <see cref="Service.Node"/> says; null when it is not known.</param>
    /// <param name="technology">Null or unknown: any.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>What is under way before what is planned; empty when nothing is known, which proves nothing.</returns>
    public Task<IReadOnlyList<Incident>> AffectingAsync(
        string? postcode,
        string? node,
        Technology? technology,
        CancellationToken ct = default
    ) => Task.FromResult(Affecting(postcode, node, technology));

    /// <summary>An incident everybody may see, by its reference as people type it; null for all others.</summary>
    public Task<Incident?> FindAsync(string? reference, CancellationToken ct = default) =>
        Task.FromResult(Reference.Read('N', reference) is { } read ? current.Find(read) : null);

    /// <inheritdoc cref="AffectingAsync"/>
    public IReadOnlyList<Incident> Affecting(string? postcode, string? node, Technology? technology)
    {
        var now = current;
        if (now.All.Count == 0)
            return [];
        var plain = Postcode.Read(postcode);
        return [.. now.UnderWay.Concat(now.Planned).Where(i => i.Area.Covers(plain, node, technology))];
    }

    /// <summary>Takes up what the file remembers, until the database has been read.</summary>
    public void Remember()
    {
        if (seen < 0 && file.Read() is { } known)
            current = known;
    }

    /// <summary>Reads the database. One at a time, so that an older state never takes the place of a newer one.</summary>
    public Task LoadAsync(CancellationToken ct) => AloneAsync(() => ReadAsync(ct), ct);

    /// <summary>Asks the database whether what is known is still true. True when it answered.</summary>
    public async Task<bool> ConfirmAsync(CancellationToken ct)
    {
        try
        {
            await AloneAsync(
                async () =>
                {
                    var now = clock.GetUtcNow();
                    if (await db.SingleOrDefaultAsync<long>(Latest, ct: ct) != seen)
                        await ReadAsync(ct);
                    else
                        current = current with { AsOf = now };
                    isFresh = true;
                },
                ct
            );
        }
        catch (Exception error) when (error is DbException or TimeoutException || error.InnerException is DbException)
        {
            isFresh = false;
        }

        return isFresh;
    }

    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct) =>
        tags.Contains(Tag) ? LoadAsync(ct) : Task.CompletedTask;

    public void Dispose() => loading.Dispose();

    private async Task ReadAsync(CancellationToken ct)
    {
        var (now, latest) = (clock.GetUtcNow(), await db.SingleOrDefaultAsync<long>(Latest, ct: ct));
        current = new NetworkStatus(now, await reader.ShownAsync(now - NetworkStatus.Listed, ct));
        (seen, isFresh) = (latest, true);
        await file.WriteAsync(current, ct);
    }

    private async Task AloneAsync(Func<Task> step, CancellationToken ct)
    {
        await loading.WaitAsync(ct);
        try
        {
            await step();
        }
        finally
        {
            loading.Release();
        }
    }
}
