using System.Data.Common;
using System.Text.RegularExpressions;

namespace Portal.Web.Data;

/// <summary>What differs between the databases the portal runs on; the rules and their SQL are the same on each.</summary>
public abstract partial class Dialect
{
    /// <summary>The name shown in logs and on the health page.</summary>
    public abstract string Name { get; }

    /// <summary>Where the database is, for the operator: a file, or a host and a name.</summary>
    public abstract string Place { get; }

    /// <summary>True when there is no database that a connection could be opened to, and one would be made.</summary>
    public virtual bool IsAbsent => false;

    /// <summary>Opens a pooled connection for reading. The caller disposes it.</summary>
    public abstract Task<DbConnection> OpenForReadingAsync(CancellationToken ct);

    /// <summary>Opens a connection that may write, with everything set that durability depends on.</summary>
    public abstract Task<DbConnection> OpenForWritingAsync(CancellationToken ct);

    /// <summary>Opens a transaction that waits for other writers instead of failing at its first statement.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct);

    /// <summary>Throws what the first change would throw, and changes nothing.</summary>
    public async Task TryWriteAsync(CancellationToken ct)
    {
        await using var connection = await OpenForWritingAsync(ct);
        await using var transaction = await BeginAsync(connection, ct);
        await using var write = connection.CreateCommand();
        // SQLite begins a transaction on a disk that can only be read, and refuses its first statement.
        (write.CommandText, write.Transaction) = ("delete from change where seq < 0", transaction);
        await write.ExecuteNonQueryAsync(ct);
    }

    /// <summary>How this database runs the writes the portal gives it.</summary>
    public abstract IWriter CreateWriter(TimeProvider clock);

    /// <summary>Keeps two programs from migrating at the same time; held until the transaction ends.</summary>
    public abstract string LockForMigration { get; }

    /// <summary>Makes the order of numbers in the change table the order of commits; held until the transaction ends.</summary>
    public abstract string LockForChange { get; }

    /// <summary>
    /// At the end of a select of one row that is read to be changed: nobody else changes it until
    /// the transaction ends. Nothing where there is one writer.
    /// </summary>
    public abstract string LockForUpdate { get; }

    /// <summary>
    /// Lets one node at a time prepare a new database; others wait until what is returned is disposed. Nothing where one program has the
    /// database for itself.
    /// </summary>
    public virtual Task<IAsyncDisposable?> TakeTurnsAsync(CancellationToken ct) => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>
    /// Makes changes take turns that name the same thing (@name), where there is no row to be locked; held until the transaction ends.
    /// </summary>
    public abstract string LockByName { get; }

    /// <summary>
    /// At the end of a select that claims rows: leaves out what another node is claiming. Nothing where there is one writer.
    /// </summary>
    public abstract string SkipLocked { get; }

    /// <summary>
    /// What stands behind a column of texts to find the rows that have one of many: the parameter is a JSON array of texts, so the SQL is
    /// the same however many they are.
    /// </summary>
    public abstract string AnyOf(string parameter);

    /// <summary>
    /// What stands behind a column of numbers to find the rows that have one of many: the parameter is a JSON array of numbers.
    /// </summary>
    public abstract string AnyNumberOf(string parameter);

    /// <summary>
    /// The column of record_change by which its rows are read: nothing is committed later with a lower number than
    /// <see cref="ChangeHorizon"/> says.
    /// </summary>
    public abstract string ChangeOrder { get; }

    /// <summary>The number in <see cref="ChangeOrder"/> below which nothing is under way any more.</summary>
    public abstract string ChangeHorizon { get; }

    /// <summary>Deletes rows of record_change that came with a copy of another server: its numbers are not those of this one.</summary>
    public abstract string DropForeignChanges { get; }

    /// <summary>1 when there is a table called @name, else 0.</summary>
    public abstract string HasTable { get; }

    /// <summary>How many chains of the audit trail grow at once. Where there is one writer, one is enough.</summary>
    public virtual int AuditChains => 1;

    /// <summary>After personal data was deleted: takes it out of the database's files too, as far as the program can.</summary>
    public virtual Task ScrubAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>True when the same write may succeed if it is simply run again.</summary>
    public abstract bool MayRetry(Exception error);

    /// <summary>
    /// Replaces the tokens {id}, {instant}, {date}, {bool}, {money} and {transaction} of a migration by this database's types, and
    /// {changes of table: kind expression} by what notes the changes of a table in record_change.
    /// </summary>
    public string Translate(string migration) =>
        Types.Aggregate(
            NotedTable().Replace(migration, m => NoteChanges(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value)),
            (sql, type) => sql.Replace("{" + type.Key + "}", type.Value, StringComparison.Ordinal)
        );

    /// <summary>Makes the database write a row of record_change whenever a row of a table is added, changed or deleted.</summary>
    /// <param name="table">The table.</param>
    /// <param name="kind">The kind of record its rows are part of.</param>
    /// <param name="record">The number of that record; "row." stands for the row.</param>
    private protected abstract string NoteChanges(string table, string kind, string record);

    /// <summary>One row of record_change.</summary>
    private protected static string NoteChange(string kind, string record, string row)
    {
        var id = record.Replace("row.", row + ".", StringComparison.Ordinal);
        return $"insert into record_change (kind, record_id) select '{kind}', {id} where {id} is not null;";
    }

    private protected abstract IReadOnlyDictionary<string, string> Types { get; }

    [GeneratedRegex(@"\{changes of (\w+): (\w+) ([^{}]+)\}")]
    private static partial Regex NotedTable();
}
