using System.Data.Common;

namespace Portal.Web.Data;

/// <summary>
/// Each change is its own transaction, tried again when the server asks for it. One that is not committed is rolled back with the end of
/// its transaction.
/// </summary>
public sealed class PostgresWriter(PostgresDialect dialect, TimeProvider clock) : IWriter
{
    private const int Tries = 5;

    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running = 1; // the writer itself, until it is disposed
    private int stopping;

    public async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> change, CancellationToken ct)
    {
        Interlocked.Increment(ref running);
        try
        {
            return Volatile.Read(ref stopping) == 0 ? await TryAsync(change, ct) : throw new BusyException("The portal is stopping.");
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Takes no more changes and finishes those that run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopping, 1) == 0)
            Leave();
        await finished.Task;
    }

    private async Task<T> TryAsync<T>(Func<UnitOfWork, Task<T>> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(change, ct);
            }
            catch (Exception error) when (dialect.MayRetry(error))
            {
                if (attempt == Tries)
                    throw new BusyException("The database is busy.", error);
            }
        }
    }

    private async Task<T> RunAsync<T>(Func<UnitOfWork, Task<T>> change, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = await dialect.BeginAsync(connection, ct);
        var work = new UnitOfWork(connection, transaction, dialect, clock.GetUtcNow());
        var result = await change(work);
        if (!work.IsRefused)
            await transaction.CommitAsync(CancellationToken.None); // cancelling here would leave open whether it is written
        return result;
    }

    private async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        try
        {
            return await dialect.OpenForWritingAsync(ct);
        }
        catch (DbException error) when (error.IsTransient)
        {
            throw new BusyException("The database takes no more connections.", error);
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref running) == 0)
            finished.TrySetResult();
    }
}
