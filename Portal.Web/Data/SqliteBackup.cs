using Dapper;
using Microsoft.Data.Sqlite;

namespace Portal.Web.Data;

/// <summary>
/// Copies of the embedded database. A database in use is more than its file: beside it lies a log (-wal) with the latest changes. A backup
/// that is copied over the file and finds the log of another is damaged by it, or brings the newer changes back. So a restore checks the
/// backup first, keeps the old database together with its log under another name, and only then puts the new one in place.
/// </summary>
public sealed class SqliteBackup(SqliteDialect dialect, DatabaseCheck check, Migrator migrator, TimeProvider clock)
{
    private static readonly string[] Companions = ["", "-wal", "-shm"];

    private const string InUse = "A portal, or another program, has the database open. Stop it first.";

    private const string Summary = """
        select 'tickets ' || (select count(*) from ticket) || ', accounts ' || (select count(*)
        from person) || ', last change ' || coalesce((select max(at) from audit), 'none')
        """;

    /// <summary>Writes one file that holds everything, without a log. Returns what was done, in words.</summary>
    /// <exception cref="BackupException">It was not done; the message says why.</exception>
    public async Task<string> WriteAsync(string file, CancellationToken ct)
    {
        await check.RequireAsync(ct);
        if (Path.Exists(file))
            throw new BackupException($"{file} is there already. A backup never replaces another.");
        DataFolder.MakeFile(Path.GetFullPath(file)); // an empty file is taken, and nobody else may read it
        await using (var connection = await dialect.OpenForWritingAsync(ct))
            await connection.ExecuteAsync("vacuum into @file", new { file });
        return $"{file}: {await InspectAsync(file, ct)}.";
    }

    /// <summary>Puts a checked copy of a backup in place of the database. Returns what was done, in words.</summary>
    /// <exception cref="BackupException">Nothing was changed; the message says why.</exception>
    public async Task<string> RestoreAsync(string file, CancellationToken ct)
    {
        var database = Path.GetFullPath(dialect.Place);
        if (!File.Exists(file))
            throw new BackupException($"There is no file {file}.");
        if (Path.GetFullPath(file) == database)
            throw new BackupException($"{file} is the database itself.");
        var (copy, old) = (database + ".restoring", $"{database}.before-{clock.GetUtcNow():yyyyMMdd-HHmmss}");
        try
        {
            foreach (var part in Companions.Where(c => File.Exists(file + c) && c != "-shm"))
                await CopyAsync(file + part, copy + part, ct);
            var found = await InspectAsync(copy, ct);
            await LeaveAloneAsync(database, ct);
            foreach (var part in Companions.Where(c => File.Exists(database + c)))
                File.Move(database + part, old + part);
            File.Move(copy, database);
            var index = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, DataFolder.SearchIndex);
            if (Directory.Exists(index))
                Directory.Delete(index, recursive: true); // it was made of the database of before
            return $"{database}: {found}." + (File.Exists(old) ? $" The database of before is {old}." : "");
        }
        finally
        {
            foreach (var part in Companions)
                File.Delete(copy + part);
        }
    }

    private static async Task CopyAsync(string from, string to, CancellationToken ct)
    {
        File.Delete(to);
        DataFolder.MakeFile(to);
        await using var source = File.OpenRead(from);
        await using var target = new FileStream(to, FileMode.Truncate, FileAccess.Write, FileShare.None);
        await source.CopyToAsync(target, ct);
        target.Flush(flushToDisk: true);
    }

    // Opening it takes a log that lies beside it into the file, and closing it takes the log away.
    private async Task<string> InspectAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = file,
                    Mode = SqliteOpenMode.ReadWrite,
                    Pooling = false,
                }.ToString()
            );
            await connection.OpenAsync(ct);
            if (await connection.ExecuteScalarAsync<string>("pragma integrity_check(1)") is var said && said != "ok")
                throw new BackupException($"{file} is damaged: {said}");
            if ((await connection.QueryAsync<string>("pragma foreign_key_check")).Any())
                throw new BackupException($"{file} is damaged: rows belong to others that are missing.");
            var (_, unknown) = await migrator.CompareAsync(connection);
            if (unknown.Count > 0)
                throw new BackupException(
                    $"{file} comes from a newer release ({string.Join(", ", unknown)}). Restore it with the program of that release."
                );
            var found = (await connection.ExecuteScalarAsync<string>(Summary))!;
            await connection.ExecuteAsync("pragma journal_mode = delete");
            return found;
        }
        catch (SqliteException error)
        {
            throw new BackupException($"{file} is no database of a portal, or damaged: {error.Message}", error);
        }
    }

    // A portal that runs has the file open; it would go on writing into one that no longer has a name.
    private static async Task LeaveAloneAsync(string database, CancellationToken ct)
    {
        if (!File.Exists(database))
            return;
        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = database,
                    Mode = SqliteOpenMode.ReadWrite,
                    Pooling = false,
                    DefaultTimeout = 1,
                }.ToString()
            );
            await connection.OpenAsync(ct);
            // Only who has it alone may do without the log; what is in the log is taken into the file.
            if (await connection.ExecuteScalarAsync<string>("pragma journal_mode = delete") != "delete")
                throw new BackupException(InUse);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is 5 or 6)
        {
            throw new BackupException(InUse, error);
        }
        catch (SqliteException)
        {
            // A damaged one is what a backup is restored for.
        }
    }
}

/// <summary>A backup was not made, or not restored.</summary>
public sealed class BackupException(string message, Exception? reason = null) : Exception(message, reason);
