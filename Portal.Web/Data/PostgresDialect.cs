using System.Data.Common;
using Dapper;
using Npgsql;

namespace Portal.Web.Data;

/// <summary>PostgreSQL, for a portal that runs on several machines.</summary>
public sealed class PostgresDialect(string connectionString, int auditChains = AuditTrail.Chains) : Dialect
{
    private readonly string connectionString = WithLimits(connectionString);

    public override string Name => "PostgreSQL";

    public override string Place { get; } = PlaceOf(new NpgsqlConnectionStringBuilder(connectionString));

    public override int AuditChains => auditChains;

    public override string LockForMigration => "select pg_advisory_xact_lock(72010001)";

    public override string LockForChange => "select pg_advisory_xact_lock(72010002)";

    // Keys are never changed: rows that point to the locked one may be added meanwhile.
    public override string LockForUpdate => " for no key update";

    public override string LockByName => "select pg_advisory_xact_lock(72010004, hashtext(@name))";

    public override string SkipLocked => "for update skip locked";

    public override string HasTable => "select count(to_regclass(@name))";

    public override string AnyOf(string parameter) => $"in (select jsonb_array_elements_text({parameter}::jsonb))";

    public override string AnyNumberOf(string parameter) => $"in (select jsonb_array_elements_text({parameter}::jsonb)::bigint)";

    // A transaction takes its number when it writes first; whoever commits later may have a lower one, but none below the lowest under way.
    public override string ChangeOrder => "transaction_id";

    public override string ChangeHorizon => "select txid_snapshot_xmin(txid_current_snapshot())";

    public override string DropForeignChanges =>
        "delete from record_change where transaction_id >= txid_snapshot_xmax(txid_current_snapshot())";

    private protected override IReadOnlyDictionary<string, string> Types { get; } =
        new Dictionary<string, string>
        {
            ["id"] = "bigint generated always as identity primary key",
            ["instant"] = "timestamptz",
            ["date"] = "date",
            ["bool"] = "boolean",
            ["money"] = "bigint",
            ["transaction"] = "bigint not null default txid_current()",
        };

    private protected override string NoteChanges(string table, string kind, string record) =>
        $"""
            create function note_{table}() returns trigger language plpgsql as $$
            begin
                if tg_op = 'DELETE' then
                    {NoteChange(kind, record, "old")}
                else
                    {NoteChange(kind, record, "new")}
                end if;
                return null;
            end $$;
            create trigger note_{table} after insert or update or delete on {table} for each row execute function note_{table}();
            """;

    public override async Task<DbConnection> OpenForReadingAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    public override Task<DbConnection> OpenForWritingAsync(CancellationToken ct) => OpenForReadingAsync(ct);

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        await connection.BeginTransactionAsync(ct);

    // Held by a transaction that is never committed: the lock goes with the connection, also through a pooler.
    public override async Task<IAsyncDisposable?> TakeTurnsAsync(CancellationToken ct)
    {
        var connection = await OpenForReadingAsync(ct);
        await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(
            new CommandDefinition("select pg_advisory_xact_lock(72010003)", commandTimeout: 0, cancellationToken: ct)
        );
        return connection;
    }

    public override IWriter CreateWriter(TimeProvider clock) => new PostgresWriter(this, clock);

    private static string PlaceOf(NpgsqlConnectionStringBuilder settings) => $"{settings.Host}/{settings.Database ?? settings.Username}";

    // 40001 serialization failure, 40P01 deadlock: the server asks for another try.
    public override bool MayRetry(Exception error) => error is PostgresException { SqlState: "40001" or "40P01" };

    // A server that no longer answers holds nobody for longer than this, in seconds. What the operator's own connection string says counts.
    private static string WithLimits(string given)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = given }
            .Keys.Cast<string>()
            .Select(key => key.Replace(" ", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var limited = new NpgsqlConnectionStringBuilder(given);
        if (!said.Contains("Timeout"))
            limited.Timeout = 5;
        if (!said.Contains("CommandTimeout"))
            limited.CommandTimeout = 10;
        if (!said.Contains("CancellationTimeout"))
            limited.CancellationTimeout = 1000; // this one in milliseconds
        return limited.ToString();
    }
}
