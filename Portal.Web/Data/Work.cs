using System.Data.Common;
using Dapper;

namespace Portal.Web.Data;

/// <summary>One change: a connection, its transaction and the one instant that every row of the change carries.</summary>
public sealed class Work(DbConnection connection, DbTransaction transaction, Dialect dialect, DateTimeOffset now)
{
    private const string Change = "insert into change (tag, at) values (@tag, @Now)";

    private List<Action>? after;

    /// <summary>In whole microseconds, the finest both databases keep, so that it equals what is read back.</summary>
    public DateTimeOffset Now { get; } = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>True when something was reported as changed, so that the nodes are told after the commit.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>What this change did, as the audit trail will say it.</summary>
    internal List<AuditRow> Audited { get; } = [];

    internal IEnumerable<Action> StepsAfter => after ?? [];

    public Task<int> ExecuteAsync(string sql, object? values = null) => connection.ExecuteAsync(sql, values, transaction);

    public Task<T?> SingleOrDefaultAsync<T>(string sql, object? values = null) => connection.QuerySingleOrDefaultAsync<T>(sql, values, transaction);

    public async Task<T> SingleAsync<T>(string sql, object? values = null) => await connection.QuerySingleAsync<T>(sql, values, transaction);

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? values = null) =>
        (await connection.QueryAsync<T>(sql, values, transaction)).AsList();

    /// <summary>Says that what stands under this tag ("article:no-internet") is new; finished pages and the search index of every node follow.</summary>
    public async Task ChangedAsync(string tag)
    {
        await ExecuteAsync(dialect.LockForChange);
        await ExecuteAsync(Change, new { tag, Now });
        HasChanges = true;
    }

    /// <summary>Runs a short step once the change is durable, and not at all when it fails. A change that runs twice has its step run once.</summary>
    public void After(Action step) => (after ??= []).Add(step);
}
