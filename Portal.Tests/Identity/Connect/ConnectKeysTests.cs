using Microsoft.AspNetCore.DataProtection;
using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Connect;

namespace Portal.Tests.Identity.Connect;

/// <summary>Keys for tokens are made when needed, follow one another, and are the same on every node.</summary>
public abstract class ConnectKeysTests(DatabaseFixture data)
{
    private static readonly SecretProtector Protector = new(new EphemeralDataProtectionProvider());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_that_begin_at_once_make_one_key_of_each_kind_and_it_is_closed_in_the_database()
    {
        await ClearAsync();
        var (one, other) = (Node(data.Database), Node(data.Another()));
        var both = await Task.WhenAll(one.GetAsync(Ct), other.GetAsync(Ct));
        Assert.True(both[0].HasSameKeys(both[1]));
        Assert.Equal((1, 1), (both[0].Signing.Count, both[0].Encryption.Count));
        var rows = await data.Database.ListAsync<string>("select secret from connect_key", ct: Ct);
        Assert.All(rows, secret => Assert.NotNull(Protector.Unprotect(secret)));
    }

    [Fact]
    public async Task The_next_key_is_shown_before_it_is_used_and_the_old_one_stays_for_what_it_signed()
    {
        await ClearAsync();
        var node = Node(data.Database);
        var first = (await node.GetAsync(Ct)).Signing[0].KeyId;
        data.Clock.Advance(TimeSpan.FromDays(80));
        Assert.Equal([first], (await node.GetAsync(Ct)).Signing.Select(k => k.KeyId));
        data.Clock.Advance(TimeSpan.FromDays(2));
        var announced = (await node.GetAsync(Ct)).Signing.Select(k => k.KeyId).ToList();
        Assert.Equal((first, 2), (announced[0], announced.Count));
        data.Clock.Advance(TimeSpan.FromDays(9));
        var used = (await Node(data.Another()).GetAsync(Ct)).Signing.Select(k => k.KeyId).ToList();
        Assert.Equal([announced[1], first], used);
        data.Clock.Advance(TimeSpan.FromDays(41));
        await node.ForgetAsync(Ct);
        data.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.DoesNotContain(first, (await node.GetAsync(Ct)).Signing.Select(k => k.KeyId));
    }

    [Fact]
    public async Task Keys_that_others_may_know_are_replaced_and_the_other_node_hears_of_it()
    {
        await ClearAsync();
        var (one, other) = (Node(data.Database), Node(data.Another()));
        var before = await one.GetAsync(Ct);
        await other.GetAsync(Ct);
        await one.ReplaceAsync("test", Ct);
        await other.ChangedAsync([ConnectKeys.Tag], Ct);
        var after = await other.GetAsync(Ct);
        Assert.Empty(after.Signing.Select(k => k.KeyId).Intersect(before.Signing.Select(k => k.KeyId)));
        Assert.Empty(after.Encryption.Select(k => k.KeyId).Intersect(before.Encryption.Select(k => k.KeyId)));
        Assert.NotEqual(
            0,
            await data.Database.SingleOrDefaultAsync<long>("select count(*) from change where tag = @Tag", new { ConnectKeys.Tag }, Ct)
        );
    }

    [Fact]
    public async Task A_key_that_nobody_can_open_any_more_is_followed_by_one_that_can_be_used()
    {
        await ClearAsync();
        await Node(data.Database).GetAsync(Ct);
        var afterLoss = new ConnectKeys(
            data.Database,
            new SecretProtector(new EphemeralDataProtectionProvider()),
            new ConnectOptions(),
            data.Clock
        );
        Assert.Single((await afterLoss.GetAsync(Ct)).Signing);
    }

    private ConnectKeys Node(Database db) => new(db, Protector, new ConnectOptions(), data.Clock);

    private Task<int> ClearAsync() => data.Database.WriteAsync(work => work.ExecuteAsync("delete from connect_key"), Ct);

    public sealed class OnSqlite(SqliteFixture data) : ConnectKeysTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : ConnectKeysTests(data), IClassFixture<PostgresFixture>;
}
