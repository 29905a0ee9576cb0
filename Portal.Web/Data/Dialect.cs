using System.Data.Common;

namespace Portal.Web.Data;

/// <summary>What differs between the databases the portal runs on; the rules and their SQL are the same on each.</summary>
public abstract class Dialect
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

    /// <summary>1 when there is a table called @name, else 0.</summary>
    public abstract string HasTable { get; }

    /// <summary>How many chains of the audit trail grow at once. Where there is one writer, one is enough.</summary>
    public virtual int AuditChains => 1;

    /// <summary>After personal data was deleted: takes it out of the database's files too, as far as the program can.</summary>
    public virtual Task ScrubAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>True when the same write may succeed if it is simply run again.</summary>
    public abstract bool MayRetry(Exception error);

    /// <summary>Replaces the tokens {id}, {instant}, {date}, {bool} and {money} of a migration by this database's types.</summary>
    public string Translate(string migration) =>
        Types.Aggregate(migration, (sql, type) => sql.Replace("{" + type.Key + "}", type.Value, StringComparison.Ordinal));

    private protected abstract IReadOnlyDictionary<string, string> Types { get; }
}
