namespace Portal.Web.Data;

/// <summary>Each change is its own transaction, tried again when the server asks for it.</summary>
public sealed class PostgresWriter(PostgresDialect dialect, TimeProvider clock) : IWriter
{
    private const int Tries = 5;

    public async Task<T> WriteAsync<T>(Func<Work, Task<T>> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(change, ct);
            }
            catch (Exception error) when (dialect.MayRetry(error))
            {
                if (attempt == Tries) throw new BusyException("The database is busy.", error);
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<T> RunAsync<T>(Func<Work, Task<T>> change, CancellationToken ct)
    {
        await using var connection = await dialect.OpenForWritingAsync(ct);
        await using var transaction = await dialect.BeginAsync(connection, ct);
        var result = await change(new Work(connection, transaction, dialect, clock.GetUtcNow()));
        await transaction.CommitAsync(ct);
        return result;
    }
}
