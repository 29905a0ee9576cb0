using Dapper;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>A database from before its tables and columns got the usual terms keeps every row of them.</summary>
public abstract class RenamingMigrationTests(DatabaseFixture data)
{
    private const string First = "0023_identity_names.sql";
    private const string Ledger = "create table migration (name text primary key, applied_at {instant} not null)";
    private const string Applied = "insert into migration (name, applied_at) values (@name, '2026-11-01 00:00:00+00:00')";

    // As the release before wrote them; a table that is called otherwise now stands with both names.
    private static readonly (string Before, string After, string Sql)[] Rows =
    [
        (
            "person",
            "person",
            """
            insert into person (key, name, language, email, email_key, security_stamp, version, second_step, last_totp_step, locked_at,
                locked_because, created_at)
            values ('k', 'Customer at home', 'de', 'a@example.org', 'a@example.org', 's', 'v', false, 0, '2026-10-01 00:00:00+00:00',
                'owner', '2026-10-01 00:00:00+00:00')
            """
        ),
        (
            "session",
            "session",
            """
            insert into session (hash, person_id, stamp, device, network, stays, second_step, way, created_at, proved_at, seen_at,
                expires_at, ended_at, ended_because)
            values ('h', 1, 's', 'Firefox', '192.0.2.x', true, false, 'pwd', '2026-10-01 00:00:00+00:00', '2026-10-02 00:00:00+00:00',
                '2026-10-03 00:00:00+00:00', '2026-10-04 00:00:00+00:00', '2026-10-05 00:00:00+00:00', 'owner')
            """
        ),
        (
            "token",
            "token",
            """
            insert into token (purpose, hash, guesses, made_by, created_at, expires_at)
            values ('p', 'h', 3, 'person:a', '2026-10-01 00:00:00+00:00', '2026-10-02 00:00:00+00:00')
            """
        ),
        (
            "attempt",
            "attempt",
            """
            insert into attempt (scope, who, failures, last_at, free_at, forget_at)
            values ('sign-in/all', 'h', 4, '2026-10-01 00:00:00+00:00', '2026-10-02 00:00:00+00:00', '2026-10-03 00:00:00+00:00')
            """
        ),
        (
            "reset_request",
            "reset_request",
            """
            insert into reset_request (way, who, network, payload, asked_at, sent)
            values ('reset.link', 'h', 'n', 'sealed', '2026-10-01 00:00:00+00:00', false)
            """
        ),
        (
            "deletion",
            "deletion",
            "insert into deletion (person_id, asked_at, due_at) values (1, '2026-10-01 00:00:00+00:00', '2026-10-15 00:00:00+00:00')"
        ),
        (
            "kept_form",
            "saved_form",
            "insert into kept_form (hash, person_id, path, fields, kept_at) values ('h', 1, '/', 'f', '2026-10-01 00:00:00+00:00')"
        ),
        ("data_key", "data_key", "insert into data_key (name, xml, made_at) values ('n', '<key/>', '2026-10-01 00:00:00+00:00')"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_release_before_wrote_is_there_under_the_new_names()
    {
        var place = await data.EmptyAsync();
        var before = new List<string>();
        await using (var connection = await place.OpenForWritingAsync(Ct))
        {
            await connection.ExecuteAsync(place.Translate(Ledger));
            foreach (var name in Migrator.Names.TakeWhile(n => string.CompareOrdinal(n, First) < 0))
            {
                await connection.ExecuteAsync(place.Translate(Migrator.Read(name)));
                await connection.ExecuteAsync(Applied, new { name });
            }

            foreach (var (table, _, sql) in Rows)
            {
                await connection.ExecuteAsync(sql);
                before.Add(await ValuesAsync(connection, table));
            }
        }

        Assert.Equal(First, (await data.MigrateAsync(place, Ct))[0]);

        await using var migrated = await place.OpenForReadingAsync(Ct);
        foreach (var ((_, table, _), values) in Rows.Zip(before))
            Assert.Equal((table, values), (table, await ValuesAsync(migrated, table)));
    }

    private static async Task<string> ValuesAsync(System.Data.Common.DbConnection connection, string table)
    {
        IDictionary<string, object?> row = await connection.QuerySingleAsync($"select * from {table}");
        return string.Join('|', row.Values);
    }

    public sealed class OnSqlite(SqliteFixture data) : RenamingMigrationTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : RenamingMigrationTests(data), IClassFixture<PostgresFixture>;
}
