using System.Data.Common;
using System.Threading.Channels;

namespace Portal.Web.Data;

/// <summary>
/// The one writer SQLite allows: changes wait in a queue, run one after another, and share a commit, so that sixty-four callers pay for one
/// flush to disk. A change that fails or is refused takes only itself back: those that shared
/// its transaction run once more, each under a savepoint.
/// </summary>
public sealed class SqliteWriter : IWriter
{
    private const int QueueLength = 1024;
    private const int ChangesPerCommit = 64;

    private readonly Channel<QueuedWrite> queue = Channel.CreateBounded<QueuedWrite>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true }
    );
    private readonly SqliteDialect dialect;
    private readonly TimeProvider clock;
    private readonly Lazy<Task> loop;

    public SqliteWriter(SqliteDialect dialect, TimeProvider clock)
    {
        (this.dialect, this.clock) = (dialect, clock);
        loop = new(() =>
        {
            // The loop outlives the request that happens to start it, and must not carry that request's logging scope and culture for ever.
            using (ExecutionContext.SuppressFlow())
                return Task.Run(RunAsync);
        });
    }

    public async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> change, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        _ = loop.Value;
        var pending = new QueuedWrite<T>(change, ct);
        return queue.Writer.TryWrite(pending) ? await pending.Result : throw new BusyException("Too many writes are waiting.");
    }

    /// <summary>Takes no more changes and finishes those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (loop.IsValueCreated)
            await loop.Value;
    }

    private async Task RunAsync()
    {
        DbConnection? connection = null;
        while (await queue.Reader.WaitToReadAsync())
        {
            var batch = Take();
            try
            {
                connection ??= await dialect.OpenForWritingAsync(CancellationToken.None);
                await CommitAsync(connection, batch);
                foreach (var pending in batch)
                    pending.Complete();
            }
            catch (Exception error)
            {
                var answer = dialect.MayRetry(error) ? new BusyException("The database is locked.", error) : error;
                foreach (var pending in batch)
                    pending.Fail(answer);
                if (connection is not null)
                    await connection.DisposeAsync();
                connection = null; // a connection whose transaction broke is not trusted again
            }
        }

        if (connection is not null)
            await connection.DisposeAsync();
    }

    private List<QueuedWrite> Take()
    {
        var batch = new List<QueuedWrite>(ChangesPerCommit);
        while (batch.Count < ChangesPerCommit && queue.Reader.TryRead(out var pending))
            batch.Add(pending);
        return batch;
    }

    private async Task CommitAsync(DbConnection connection, List<QueuedWrite> batch)
    {
        var wanted = batch.Where(p => !p.IsCancelled).ToList();
        if (!await TogetherAsync(connection, wanted))
            await OneByOneAsync(connection, wanted);
    }

    // Savepoints make SQLite copy each page it touches. Most changes succeed, so they are tried without; false when one of several is to be
    // taken back, and nothing was written.
    private async Task<bool> TogetherAsync(DbConnection connection, List<QueuedWrite> changes)
    {
        await using var transaction = await dialect.BeginAsync(connection, CancellationToken.None);
        foreach (var pending in changes)
            if (!await pending.RunAsync(NewWork(connection, transaction)))
                return changes.Count == 1;
        await transaction.CommitAsync();
        return true;
    }

    private async Task OneByOneAsync(DbConnection connection, List<QueuedWrite> changes)
    {
        await using var transaction = await dialect.BeginAsync(connection, CancellationToken.None);
        foreach (var pending in changes)
        {
            await transaction.SaveAsync("change");
            if (await pending.RunAsync(NewWork(connection, transaction)))
                await transaction.ReleaseAsync("change");
            else
                await transaction.RollbackAsync("change");
        }

        await transaction.CommitAsync();
    }

    private UnitOfWork NewWork(DbConnection connection, DbTransaction transaction) =>
        new(connection, transaction, dialect, clock.GetUtcNow());
}
