using System.Data.Common;
using Dapper;

namespace Portal.Web.Data;

/// <summary>One change: a connection, its transaction and the one instant that every row of the change carries.</summary>
public sealed class UnitOfWork(DbConnection connection, DbTransaction transaction, Dialect dialect, DateTimeOffset now)
{
    private const string Change = "insert into change (tag, at) values (@tag, @Now)";

    private List<Action>? after;
    private bool mayHaveWritten;

    /// <summary>In whole microseconds, the finest both databases keep, so that it equals what is read back.</summary>
    public DateTimeOffset Now { get; } = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>The database this change is made in.</summary>
    public Dialect Dialect => dialect;

    /// <summary>True when something was reported as changed, so that the nodes are notified after the commit.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>True when the change was refused by its own rules, and nothing of it is kept.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>True when there is something to be taken back.</summary>
    internal bool MustRollBack => IsRefused && mayHaveWritten;

    /// <summary>What this change did, as the audit trail will say it.</summary>
    internal List<AuditRow> Audited { get; } = [];

    internal IEnumerable<Action> AfterCommitActions => after ?? [];

    public Task<int> ExecuteAsync(string sql, object? values = null) => connection.ExecuteAsync(Noted(sql), values, transaction);

    /// <summary>
    /// Runs one statement for many rows: prepared once where the database is a file, in one round trip where it is a server.
    /// </summary>
    /// <param name="sql">A statement.</param>
    /// <param name="names">The names of its parameters.</param>
    /// <param name="rows">Their values, row by row.</param>
    /// <returns>How many rows of the table each of them changed.</returns>
    public Task<int[]> ExecuteEachAsync(string sql, IReadOnlyList<string> names, IReadOnlyList<object?[]> rows)
    {
        mayHaveWritten = true;
        return StatementForMany.RunAsync(connection, transaction, sql, names, rows);
    }

    public Task<T?> SingleOrDefaultAsync<T>(string sql, object? values = null) =>
        connection.QuerySingleOrDefaultAsync<T>(Noted(sql), values, transaction);

    public async Task<T> SingleAsync<T>(string sql, object? values = null) =>
        await connection.QuerySingleAsync<T>(Noted(sql), values, transaction);

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? values = null) =>
        (await connection.QueryAsync<T>(Noted(sql), values, transaction)).AsList();

    /// <summary>
    /// Reads a row in order to change it. Until this change has ended nobody else changes the row, and what is read is the newest there is;
    /// rows that point to it may be added meanwhile.
    /// </summary>
    /// <param name="sql">A select of one row of one table.</param>
    /// <param name="values">The values of its parameters.</param>
    public Task<T?> SingleForUpdateAsync<T>(string sql, object? values = null) =>
        connection.QuerySingleOrDefaultAsync<T>(sql + dialect.LockForUpdate, values, transaction);

    /// <summary>
    /// Waits until no other change that named the same thing is under way; what those have written is seen from then on. For what has no
    /// row of its own to be locked.
    /// </summary>
    public Task LockAsync(string name) => ExecuteAsync(dialect.LockByName, new { name });

    /// <summary>
    /// Says no: nothing of this change is kept, and its steps are not run. Refusals of a marked enumeration need not be given here.
    /// </summary>
    /// <returns>The answer, to be returned.</returns>
    public T Refuse<T>(T answer)
    {
        IsRefused = true;
        return answer;
    }

    /// <summary>
    /// Says that what stands under this tag ("article:no-internet") is new; cached pages and the search index of every node follow.
    /// </summary>
    public async Task ChangedAsync(string tag)
    {
        await ExecuteAsync(dialect.LockForChange);
        await ExecuteAsync(Change, new { tag, Now });
        HasChanges = true;
    }

    /// <summary>
    /// Runs a short step once the change is durable, and not at all when it fails. A change that runs twice has its step run once.
    /// </summary>
    public void AfterCommit(Action step) => (after ??= []).Add(step);

    private string Noted(string sql)
    {
        mayHaveWritten = mayHaveWritten || !sql.AsSpan().TrimStart().StartsWith("select", StringComparison.OrdinalIgnoreCase);
        return sql;
    }
}
