using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Portal.Web.Data;

/// <summary>The embedded database: one file in the data folder, nothing to install.</summary>
public sealed class SqliteDialect(string file) : Dialect
{
    // NORMAL would lose acknowledged writes in a power cut: WAL is only safe against that with FULL.
    // The provider tries again for DefaultTimeout seconds by itself; as long a busy_timeout would now and then double the wait.
    private const string Durable =
        "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 500; pragma "
        + "foreign_keys = on; pragma secure_delete = on;";

    // For the one writer: what savepoints keep stays in memory, and 32 MB of pages are written back together, so that a page many changes
    // touch is written once.
    private const string Roomy = "pragma temp_store = memory; pragma cache_size = -32000; pragma wal_autocheckpoint = 8000;";

    private readonly string reading = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = true,
        ForeignKeys = true,
        DefaultTimeout = 5,
    }.ToString();

    private readonly string writing = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = false,
        ForeignKeys = true,
        DefaultTimeout = 5,
    }.ToString();

    // SQLite counts its memory under one lock, at each allocation of each connection: with several at work they mostly wait for each other.
    // Only the first connection of a program may ask for this.
    static SqliteDialect()
    {
        const int MemoryStatistics = 9;
        SQLitePCL.Batteries_V2.Init();
        SQLitePCL.raw.sqlite3_config(MemoryStatistics, 0);
    }

    public override string Name => "SQLite";

    public override string Place => file;

    public override bool IsAbsent => !File.Exists(file);

    public override string LockForMigration => "select 1";

    public override string LockForChange => "select 1";

    public override string LockForUpdate => "";

    public override string LockByName => "select 1";

    public override string SkipLocked => "";

    public override string HasTable => "select count(*) from sqlite_master where type = 'table' and name = @name";

    public override string AnyOf(string parameter) => $"in (select value from json_each({parameter}))";

    public override string AnyNumberOf(string parameter) => $"in (select value from json_each({parameter}))";

    // One writer: the numbers of the rows are in the order of the commits.
    public override string ChangeOrder => "id";

    public override string ChangeHorizon => "select coalesce(max(id), 0) + 1 from record_change";

    public override string DropForeignChanges => "select 1";

    private protected override IReadOnlyDictionary<string, string> Types { get; } =
        new Dictionary<string, string>
        {
            ["id"] = "integer primary key autoincrement",
            ["instant"] = "text",
            ["date"] = "text",
            ["bool"] = "integer",
            ["money"] = "integer",
            ["transaction"] = "integer null",
        };

    private protected override string NoteChanges(string table, string kind, string record) =>
        string.Join(
            "\n",
            new[] { ("insert", "new"), ("update", "new"), ("delete", "old") }.Select(of =>
                $"create trigger note_{table}_{of.Item1} after {of.Item1} on {table} begin {NoteChange(kind, record, of.Item2)} end;"
            )
        );

    public override async Task<DbConnection> OpenForReadingAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(reading);
        await connection.OpenAsync(ct);
        return connection;
    }

    public override async Task<DbConnection> OpenForWritingAsync(CancellationToken ct)
    {
        DataFolder.MakeFile(Path.GetFullPath(file)); // the files beside it get its rights from SQLite
        var connection = new PreparedConnection(writing);
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync(Durable + Roomy);
        return await connection.ExecuteScalarAsync<long>("pragma synchronous;") == 2
            ? connection
            : throw new InvalidOperationException("SQLite did not accept synchronous = full: writes would not be safe.");
    }

    // Microsoft.Data.Sqlite begins "immediate" unless told otherwise, so a writer queues here and not in the middle of its work.
    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        await connection.BeginTransactionAsync(ct);

    public override IWriter CreateWriter(TimeProvider clock) => new SqliteWriter(this, clock);

    // Deleted texts are overwritten in the file; in the log beside it they stand until it is taken into the file and cut.
    public override async Task ScrubAsync(CancellationToken ct)
    {
        await using var connection = await OpenForWritingAsync(ct);
        await connection.ExecuteAsync("pragma wal_checkpoint(truncate)");
    }

    public override bool MayRetry(Exception error) => error is SqliteException { SqliteErrorCode: 5 or 6 };
}
