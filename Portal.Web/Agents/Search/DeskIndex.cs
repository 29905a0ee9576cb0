using Portal.Search;
using Portal.Web.Data;
using Portal.Web.Provider;

namespace Portal.Web.Agents.Search;

/// <summary>
/// This node's index of what the help desk looks for: made of the database, and it can be thrown away. It follows the list of changes, and
/// is built anew beside the running portal when it is not there, cannot be read, is of another version, or is too far behind.
/// </summary>
public sealed partial class DeskIndex(
    IEnumerable<IRecordSource> sources,
    RecordChanges changes,
    Dialect dialect,
    ProviderOptions provider,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<DeskIndex> logger
) : IDisposable
{
    // Another number when what is indexed changes: then every node builds its index anew.
    private const string Version = "1";
    private const int Portion = 500;

    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim turn = new(1);
    private readonly SemaphoreSlim wanted = new(0);
    private IndexFolder? folder;
    private IRecordIndex? index;
    private volatile IndexProgress progress = new(false);

    // What is read again because something before it is still under way.
    private HashSet<long> applied = [];
    private long position;
    private bool isDirty;
    private bool isChecked;
    private DateTimeOffset committed;

    /// <summary>Null while it cannot be searched; whoever asks makes it open.</summary>
    public IRecordIndex? Current
    {
        get
        {
            if (progress.IsReady)
                return index;
            Want();
            return null;
        }
    }

    public IndexProgress Progress => progress;

    private string Root => Path.Combine(DataFolder.PathFrom(configuration, environment), DataFolder.SearchIndex);

    /// <summary>Returns when the next look at the changes is due: at once when somebody searches and the index is not open.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken ct) => wanted.WaitAsync(most, ct);

    /// <summary>Opens the index if it is not open, and takes in what changed since.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (index is null)
                Open();
            if (position == 0 || !isChecked && !await IsSoundAsync(ct))
                await BuildAsync(ct);
            await ApplyAsync(ct);
            progress = new(true);
            if (isDirty && clock.GetUtcNow() - committed >= CommitEvery)
                Commit();
        }
        catch (Exception error) when (error is not OperationCanceledException and not System.Data.Common.DbException)
        {
            Close(); // it is opened where it was committed last, or made anew
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Takes what was erased out of the files too.</summary>
    public async Task PurgeAsync(CancellationToken ct)
    {
        await FollowAsync(ct);
        IRecordIndex? purged;
        await turn.WaitAsync(ct);
        try
        {
            if ((purged = index) is not null)
                Commit();
        }
        finally
        {
            turn.Release();
        }

        purged?.Purge(); // takes a while, and the changes go on
    }

    /// <summary>Keeps what was taken in, at the end.</summary>
    public async Task EndAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (index is not null && isDirty && progress.IsReady)
                Commit();
            Close();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        Close();
        turn.Dispose();
    }

    private void Want()
    {
        if (wanted.CurrentCount == 0)
            wanted.Release();
    }

    private void Open()
    {
        folder = IndexFolder.Take(Root);
        index = RecordIndex.Open(folder.Path, $"{Version} {dialect.Name} {dialect.Place} {provider.Demonstration}");
        (position, applied, isDirty, committed) = (index.Position, [], false, clock.GetUtcNow());
    }

    private void Close()
    {
        progress = new(false);
        index?.Dispose();
        folder?.Dispose();
        (index, folder, position, isChecked) = (null, null, 0, false);
    }

    // Once after the start: whether every byte is as it was written, and the place is one of this database.
    private async Task<bool> IsSoundAsync(CancellationToken ct)
    {
        if (await changes.ReachesBackToAsync(position, ct) && index!.Check())
            return isChecked = true;
        Log.Unusable(logger, Root);
        var path = folder!.Path;
        Close();
        Directory.Delete(path, recursive: true);
        Open();
        isChecked = true;
        return false;
    }

    private async Task BuildAsync(CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        long all = 0;
        foreach (var source in sources)
            all += await source.CountAsync(ct);
        progress = new(false, 0, all);
        await changes.DropForeignAsync(ct);
        var from = await changes.HorizonAsync(ct);
        index!.RemoveAll();
        long done = 0;
        foreach (var source in sources)
            for (var ids = await source.NextAsync(0, Portion, ct); ids.Count > 0; ids = await source.NextAsync(ids[^1], Portion, ct))
            {
                index.Put(await source.ReadAsync(ids, ct));
                progress = new(false, done += ids.Count, all);
            }

        (position, applied) = (from, []);
        index.Refresh();
        Commit();
        Log.Built(logger, done, (long)clock.GetElapsedTime(began).TotalMilliseconds);
    }

    private async Task ApplyAsync(CancellationToken ct)
    {
        var horizon = await changes.HorizonAsync(ct);
        var rows = await changes.SinceAsync(position, ct);
        var fresh = rows.Where(r => !applied.Contains(r.Id)).ToList();
        foreach (var source in sources)
        foreach (var ids in fresh.Where(r => r.Kind == source.Kind).Select(r => r.RecordId).Distinct().Chunk(Portion))
        {
            var records = await source.ReadAsync(ids, ct);
            index!.Put(records);
            index.Remove(source.Kind, [.. ids.Except(records.Select(r => r.Id))]);
        }

        if (fresh.Count > 0)
        {
            index!.Refresh();
            isDirty = true;
        }

        (position, applied) = (horizon, [.. rows.Select(r => r.Id)]);
    }

    private void Commit()
    {
        index!.Commit(position);
        (isDirty, committed) = (false, clock.GetUtcNow());
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Search index of the help desk built: {Records} records in {Milliseconds} ms"
        )]
        public static partial void Built(ILogger logger, long records, long milliseconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Search index of the help desk in {Folder} is of no use and is built anew")]
        public static partial void Unusable(ILogger logger, string folder);
    }
}
