using System.Data.Common;
using System.Reflection;
using Dapper;

namespace Portal.Web.Data;

/// <summary>
/// Brings the database to the schema this program needs: embedded SQL files in the order of their names, each in a transaction.
/// </summary>
public sealed partial class Migrator(Dialect dialect, TimeProvider clock, ILogger<Migrator> logger)
{
    private const int Unlimited = 0; // an index over many rows takes its time, and another node that migrates is waited for

    private const string Folder = "Portal.Web.Data.Migrations.";
    private const string Ledger = "create table if not exists migration (name text primary key, applied_at {instant} not null)";
    private const string Applied = "select count(*) from migration where name = @name";
    private const string AllApplied = "select name from migration where name like '%.sql' order by name";
    private const string Apply = "insert into migration (name, applied_at) values (@name, @at)";

    /// <summary>Applies what is missing and returns the names of what was applied.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken ct)
    {
        await using var connection = await dialect.OpenForWritingAsync(ct);
        await InTransactionAsync(connection, () => connection.ExecuteAsync(dialect.Translate(Ledger)), ct);
        var applied = new List<string>();
        foreach (var name in Names)
            await InTransactionAsync(
                connection,
                async () =>
                {
                    if (await ApplyAsync(connection, name))
                        applied.Add(name);
                },
                ct
            );
        if (applied.Count > 0)
            Log.Migrated(logger, dialect.Name, string.Join(", ", applied));
        if ((await connection.QueryAsync<string>(AllApplied)).Except(Names).ToList() is { Count: > 0 } unknown)
            Log.Newer(logger, dialect.Name, string.Join(", ", unknown));
        return applied;
    }

    /// <summary>Changes nothing: which migrations the database lacks, and which it has that this program does not know.</summary>
    public async Task<(IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown)> CompareAsync(CancellationToken ct)
    {
        await using var connection = await dialect.OpenForReadingAsync(ct);
        return await CompareAsync(connection);
    }

    /// <inheritdoc cref="CompareAsync(CancellationToken)"/>
    internal async Task<(IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown)> CompareAsync(DbConnection connection)
    {
        var applied = await AppliedAsync(connection);
        return ([.. Names.Except(applied)], [.. applied.Except(Names)]);
    }

    /// <summary>What this program knows, in the order it is applied.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a migration, as it is written for both databases.</summary>
    internal static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!);
        return reader.ReadToEnd();
    }

    // An empty database has no table of migrations.
    private async Task<IReadOnlyList<string>> AppliedAsync(DbConnection connection) =>
        await connection.ExecuteScalarAsync<long>(dialect.HasTable, new { name = "migration" }) == 0
            ? []
            : (await connection.QueryAsync<string>(AllApplied)).AsList();

    private async Task InTransactionAsync(DbConnection connection, Func<Task> step, CancellationToken ct)
    {
        await using var transaction = await dialect.BeginAsync(connection, ct);
        await connection.ExecuteAsync(dialect.LockForMigration, commandTimeout: Unlimited);
        await step();
        await transaction.CommitAsync(ct);
    }

    private async Task<bool> ApplyAsync(DbConnection connection, string name)
    {
        if (await connection.ExecuteScalarAsync<long>(Applied, new { name }) > 0)
            return false;
        await connection.ExecuteAsync(dialect.Translate(Read(name)), commandTimeout: Unlimited);
        await connection.ExecuteAsync(Apply, new { name, at = clock.GetUtcNow() });
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Migrations applied to {Database}: {Migrations}")]
        public static partial void Migrated(ILogger logger, string database, string migrations);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Database {Database} is newer than this program: unknown migrations {Migrations}"
        )]
        public static partial void Newer(ILogger logger, string database, string migrations);
    }
}
