using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Portal.Tests.Map;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>A database from before its tables and columns got the usual terms keeps every row of them.</summary>
public abstract partial class RenamingMigrationTests(DatabaseFixture data)
{
    private const string First = "0023_identity_names.sql";
    private const string Purposes = "0028_line_and_reset_names.sql";
    private const string Ledger = "create table migration (name text primary key, applied_at {instant} not null)";
    private const string Applied = "insert into migration (name, applied_at) values (@name, '2026-11-01 00:00:00+00:00')";

    private const string Token = """
        insert into token (purpose, hash, failed_attempts, created_at, expires_at)
        values (@purpose, @purpose, 0, '2026-11-01 00:00:00+00:00', '2026-11-22 00:00:00+00:00')
        """;

    private static readonly Dictionary<string, string> RenamedTables = new()
    {
        ["clock_step"] = "sla_step",
        ["kept_form"] = "saved_form",
        ["ticket_tried"] = "attempted_step",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_release_before_wrote_is_there_under_the_new_names()
    {
        var (place, sql) = (await data.EmptyAsync(), Repository.Text("Portal.Tests/Data/rows-before-renaming.sql"));
        var before = new List<(string Table, string Values)>();
        await using (var connection = await place.OpenForWritingAsync(Ct))
        {
            await MigrateUpToAsync(connection, place, First);
            await connection.ExecuteAsync(sql);
            foreach (Match insert in Insert().Matches(sql))
                before.Add((insert.Groups[1].Value, await ValuesAsync(connection, insert.Groups[1].Value)));
        }

        Assert.Equal(First, (await data.MigrateAsync(place, Ct))[0]);

        await using var migrated = await place.OpenForReadingAsync(Ct);
        foreach (var (table, values) in before)
            Assert.StartsWith(values, await ValuesAsync(migrated, RenamedTables.GetValueOrDefault(table, table)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_in_a_letter_and_a_reset_under_way_stay_good_under_their_new_purposes()
    {
        var place = await data.EmptyAsync();
        await using (var connection = await place.OpenForWritingAsync(Ct))
        {
            await MigrateUpToAsync(connection, place, Purposes);
            foreach (var purpose in new[] { "reset.link", "reset.paper", "reset.proof" })
                await connection.ExecuteAsync(Token, new { purpose });
        }

        Assert.Equal(Purposes, (await data.MigrateAsync(place, Ct))[0]);

        await using var migrated = await place.OpenForReadingAsync(Ct);
        Assert.Equal(
            ["reset.link", "reset.printed-code", "reset.verified"],
            await migrated.QueryAsync<string>("select purpose from token order by id")
        );
    }

    private static async Task MigrateUpToAsync(DbConnection connection, Dialect place, string end)
    {
        await connection.ExecuteAsync(place.Translate(Ledger));
        foreach (var name in Migrator.Names.TakeWhile(n => string.CompareOrdinal(n, end) < 0))
        {
            await connection.ExecuteAsync(place.Translate(Migrator.Read(name)));
            await connection.ExecuteAsync(Applied, new { name });
        }
    }

    private static async Task<string> ValuesAsync(DbConnection connection, string table)
    {
        IDictionary<string, object?> row = await connection.QuerySingleAsync($"select * from {table}");
        return string.Join('|', row.Values);
    }

    [GeneratedRegex(@"^insert into (\w+)", RegexOptions.Multiline)]
    private static partial Regex Insert();

    public sealed class OnSqlite(SqliteFixture data) : RenamingMigrationTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : RenamingMigrationTests(data), IClassFixture<PostgresFixture>;
}
