using System.Data.Common;
using Dapper;

namespace Portal.Web.Data;

/// <summary>The portal's database: reads over pooled connections, writes as functions that run in one transaction each.</summary>
public sealed class Database(Dialect dialect, TimeProvider clock, AuditKey? auditKey = null) : IAsyncDisposable
{
    private readonly IWriter writer = dialect.CreateWriter(clock);
    private uint changes;

    /// <summary>Raised after a commit that reported changes.</summary>
    public event Action? Changed;

    public Dialect Dialect => dialect;

    internal AuditKey? AuditKey => auditKey;

    /// <summary>Why the last change was not written; null when it was.</summary>
    public Exception? LastWriteError { get; private set; }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? values = null, CancellationToken ct = default)
    {
        await using var connection = await dialect.OpenForReadingAsync(ct);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: ct))).AsList();
    }

    public async Task<T?> SingleOrDefaultAsync<T>(string sql, object? values = null, CancellationToken ct = default)
    {
        await using var connection = await dialect.OpenForReadingAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: ct));
    }

    /// <inheritdoc cref="IWriter.WriteAsync{T}"/>
    public async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> change, CancellationToken ct = default)
    {
        UnitOfWork? last = null;
        var chain = (int)(Interlocked.Increment(ref changes) % dialect.AuditChains) + 1;
        var result = await NotedAsync(
            writer.WriteAsync(
                async work =>
                {
                    last = work;
                    var value = await change(work);
                    if (Refusals<T>.Contain(value))
                        work.Refuse(value);
                    if (!work.IsRefused)
                        await AuditTrail.CloseAsync(work, chain, auditKey);
                    return value;
                },
                ct
            )
        );
        if (last is not { IsRefused: false } written)
            return result;
        if (written.HasChanges)
            Changed?.Invoke();
        foreach (var step in written.AfterCommitActions)
            step();
        return result;
    }

    /// <inheritdoc cref="IWriter.WriteAsync{T}"/>
    public Task WriteAsync(Func<UnitOfWork, Task> change, CancellationToken ct = default) =>
        WriteAsync(
            async work =>
            {
                await change(work);
                return true;
            },
            ct
        );

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private async Task<T> NotedAsync<T>(Task<T> change)
    {
        try
        {
            var result = await change;
            LastWriteError = null;
            return result;
        }
        catch (Exception error) when (error is DbException or IOException)
        {
            LastWriteError = error;
            throw;
        }
    }
}
