using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Tests.Help.Content;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>A backup that is put back is what it was, whatever lies beside the database.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SqliteBackupTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder.Path, "portal.db");

    private string Saved => Path.Combine(folder.Path, "saved.db");

    [Fact]
    public async Task A_restore_beside_the_log_of_a_newer_database_gives_back_the_backup_and_nothing_newer()
    {
        await DoAsync("before");
        await Backup().WriteAsync(Saved, Ct);
        var (file, log) = await KilledWithLogAsync("after");
        Assert.NotEmpty(log);
        await System.IO.File.WriteAllBytesAsync(File, file, Ct);
        await System.IO.File.WriteAllBytesAsync(File + "-wal", log, Ct);
        SqliteConnection.ClearAllPools(); // those of this process
        var said = await Backup().RestoreAsync(Saved, Ct);
        Assert.Contains("tickets 0, accounts 0", said, StringComparison.Ordinal);
        Assert.Equal(["before"], await TargetsAsync(File));
        Assert.Equal("ok", await AskAsync(File, "pragma integrity_check"));
        Assert.Equal(
            ["before", "after"],
            await TargetsAsync(
                Assert.Single(
                    Directory.GetFiles(folder.Path, "portal.db.before-*"),
                    f => !f.Contains("-wal", StringComparison.Ordinal) && !f.Contains("-shm", StringComparison.Ordinal)
                )
            )
        );
    }

    [Fact]
    public async Task A_backup_is_whole_while_somebody_writes_and_nobody_else_may_read_it()
    {
        await DoAsync("before");
        await using var running = new Database(new SqliteDialect(File), TimeProvider.System);
        await running.WriteAsync(work => work.AuditAsync("system", "thing.done", "in the log"), Ct);
        await Backup().WriteAsync(Saved, Ct);
        Assert.Equal(["before", "in the log"], await TargetsAsync(Saved));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(Saved));
        Assert.Contains(
            "never replaces",
            (await Assert.ThrowsAsync<BackupException>(() => Backup().WriteAsync(Saved, Ct))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Stop it first",
            (await Assert.ThrowsAsync<BackupException>(() => Backup().RestoreAsync(Saved, Ct))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(["before", "in the log"], await TargetsAsync(File));
    }

    [Theory]
    [InlineData("text", "no database of a portal")]
    [InlineData("another", "no database of a portal")]
    [InlineData("flipped", "damaged")]
    [InlineData("newer", "newer release (9999_later.sql)")]
    [InlineData("absent", "There is no file")]
    public async Task What_is_no_good_backup_is_refused_and_the_database_stays(string kind, string words)
    {
        await DoAsync("kept");
        await Backup().WriteAsync(Saved, Ct);
        if (kind == "text")
            await System.IO.File.WriteAllTextAsync(Saved, "this is no database at all, however long it may be", Ct);
        if (kind == "another")
            System.IO.File.Delete(Saved);
        if (kind == "another")
            await AskAsync(Saved, "create table other (id integer)");
        if (kind == "newer")
            await AskAsync(Saved, "insert into migration (name, applied_at) values ('9999_later.sql', '')");
        if (kind == "absent")
            System.IO.File.Delete(Saved);
        if (kind == "flipped")
            await FlipAsync(Saved);
        Assert.Contains(
            words,
            (await Assert.ThrowsAsync<BackupException>(() => Backup().RestoreAsync(Saved, Ct))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(["kept"], await TargetsAsync(File));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.restoring*"));
    }

    public void Dispose() => folder.Dispose();

    private SqliteBackup Backup()
    {
        var dialect = new SqliteDialect(File);
        var migrator = new Migrator(dialect, TimeProvider.System, NullLogger<Migrator>.Instance);
        return new SqliteBackup(dialect, new DatabaseCheck(dialect, migrator), migrator, TimeProvider.System);
    }

    private async Task DoAsync(string target)
    {
        var dialect = new SqliteDialect(File);
        await new Migrator(dialect, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(Ct);
        await using var database = new Database(dialect, TimeProvider.System);
        await database.WriteAsync(work => work.AuditAsync("system", "thing.done", target), Ct);
        SqliteConnection.ClearAllPools();
    }

    // The files as a program leaves them that had no time to close its database.
    private async Task<(byte[] File, byte[] Log)> KilledWithLogAsync(string target)
    {
        await using var database = new Database(new SqliteDialect(File), TimeProvider.System);
        await database.WriteAsync(work => work.AuditAsync("system", "thing.done", target), Ct);
        return (await ReadAsync(File), await ReadAsync(File + "-wal"));
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }

    private static async Task FlipAsync(string file)
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(file, Ct);
        for (var at = 5000; at < bytes.Length; at += 997)
            bytes[at] ^= 0xFF;
        await System.IO.File.WriteAllBytesAsync(file, bytes, Ct);
    }

    private static async Task<string?> AskAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(Ct))?.ToString();
    }

    private static async Task<string[]> TargetsAsync(string file) =>
        ((await AskAsync(file, "select group_concat(target, '|') from (select target from audit order by id)")) ?? "").Split('|');
}
