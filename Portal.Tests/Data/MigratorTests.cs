using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>Every program that starts may migrate, at any time, beside any other.</summary>
public abstract class MigratorTests(DatabaseFixture data)
{
    private const string Ledger = "select name from migration order by name";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_gets_every_migration_once_and_the_second_run_does_nothing()
    {
        var place = await data.EmptyAsync();
        var first = await data.MigrateAsync(place, Ct);
        var second = await data.MigrateAsync(place, Ct);
        Assert.Contains("0001_help.sql", first);
        Assert.Empty(second);
        Assert.Equal(first, await NamesAsync(place));
    }

    [Fact]
    public async Task Four_programs_that_start_at_the_same_time_share_the_migrations_between_them()
    {
        var place = await data.EmptyAsync();
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => data.MigrateAsync(place, Ct), Ct)));
        Assert.Equal(await NamesAsync(place), runs.SelectMany(r => r).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_token_of_a_migration_is_left_untranslated()
    {
        var place = await data.EmptyAsync();
        var sql = place.Translate("{id} {instant} {date} {bool} {money}");
        Assert.DoesNotContain('{', sql);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(Dialect place)
    {
        await using var database = new Database(place, data.Clock);
        return await database.ListAsync<string>(Ledger, ct: Ct);
    }

    public sealed class OnSqlite(SqliteFixture data) : MigratorTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : MigratorTests(data), IClassFixture<PostgresFixture>;
}
