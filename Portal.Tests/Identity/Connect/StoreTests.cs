using OpenIddict.Abstractions;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Identity;
using Portal.Web.Identity.Connect;
using Portal.Web.Identity.Connect.Stores;

namespace Portal.Tests.Identity.Connect;

/// <summary>What OpenIddict rests on: one change wins, and what is over is over.</summary>
public abstract class StoreTests(DatabaseFixture data)
{
    private const string SessionOf = "select id from session where person_id = @Id";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_change_a_token_at_once_one_is_told()
    {
        var store = new TokenStore(data.Database);
        var token = await TokenAsync(store, await ClientAsync(), null);
        var (one, other) = (
            (await store.FindByIdAsync(token.Id, Ct))!,
            (await new TokenStore(data.Another()).FindByIdAsync(token.Id, Ct))!
        );
        await store.SetStatusAsync(one, "redeemed", Ct);
        await store.UpdateAsync(one, Ct);
        await store.SetStatusAsync(other, "redeemed", Ct);
        await Assert.ThrowsAsync<OpenIddictExceptions.ConcurrencyException>(async () => await store.UpdateAsync(other, Ct));
        await store.UpdateAsync(one, Ct); // whoever was first goes on
    }

    [Fact]
    public async Task A_token_is_read_as_it_was_written()
    {
        var (store, client) = (new TokenStore(data.Database), await ClientAsync());
        var token = await TokenAsync(store, client, null);
        var read = (await store.FindByReferenceIdAsync(token.Reference!, Ct))!;
        Assert.Equal(
            (token.Id, token.Subject, token.Type, token.Status, token.Payload),
            (read.Id, read.Subject, read.Type, read.Status, read.Payload)
        );
        Assert.Equal(token.ExpiresAt!.Value, (await store.GetExpirationDateAsync(read, Ct))!.Value, TimeSpan.FromMicroseconds(1));
        Assert.Equal($"{client.Id}", await store.GetApplicationIdAsync(read, Ct));
        Assert.Equal("1", (await store.GetPropertiesAsync(read, Ct))["one"].ToString());
        Assert.Null(await store.FindByReferenceIdAsync("another", Ct));
        await store.DeleteAsync(read, Ct);
        Assert.Null(await store.FindByIdAsync(token.Id, Ct));
    }

    [Fact]
    public async Task The_tokens_of_one_sign_in_are_revoked_and_those_of_others_stay()
    {
        var (store, client) = (new TokenStore(data.Database), await ClientAsync());
        var (mine, others) = (await AuthorizationAsync(client), await AuthorizationAsync(client));
        var (first, second) = (await TokenAsync(store, client, mine.Id), await TokenAsync(store, client, others.Id));
        Assert.Equal(1, await store.RevokeByAuthorizationIdAsync(mine.Id, Ct));
        Assert.Equal("revoked", (await store.FindByIdAsync(first.Id, Ct))!.Status);
        Assert.Equal("valid", (await store.FindByIdAsync(second.Id, Ct))!.Status);
    }

    [Theory]
    [InlineData("update session set ended_at = @now where person_id = @Id", "revoked")]
    [InlineData("update session set seen_at = @now where person_id = @Id", "valid")]
    [InlineData("update person set locked_at = @now where id = @Id", "revoked")]
    [InlineData("update person set security_stamp = 'another' where id = @Id", "revoked")]
    [InlineData("update connect_authorization set expires_at = @now where person_id = @Id", "revoked")]
    [InlineData("delete from session where person_id = @Id", "revoked")]
    public async Task A_sign_in_holds_as_long_as_what_it_rests_on(string change, string status)
    {
        var made = await AuthorizationAsync(await ClientAsync());
        await data.Database.WriteAsync(work => work.ExecuteAsync(change, new { made.Person.Id, now = data.Clock.GetUtcNow() }), Ct);
        Assert.Equal(status, (await Authorizations.FindByIdAsync(made.Id, Ct))!.Status);
    }

    [Fact]
    public async Task The_browser_a_password_was_changed_in_keeps_its_sign_ins()
    {
        var made = await AuthorizationAsync(await ClientAsync());
        const string Adopt = "update session set security_stamp = 'another' where person_id = @Id";
        await data.Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("update person set security_stamp = 'another' where id = @Id", new { made.Person.Id });
                await work.ExecuteAsync(Adopt, new { made.Person.Id });
            },
            Ct
        );
        Assert.Equal("valid", (await Authorizations.FindByIdAsync(made.Id, Ct))!.Status);
    }

    [Fact]
    public async Task A_revoked_sign_in_stays_revoked_and_a_stale_writer_is_told()
    {
        var made = await AuthorizationAsync(await ClientAsync());
        var (one, other) = ((await Authorizations.FindByIdAsync(made.Id, Ct))!, (await Authorizations.FindByIdAsync(made.Id, Ct))!);
        await Authorizations.SetStatusAsync(one, "revoked", Ct);
        await Authorizations.UpdateAsync(one, Ct);
        await Assert.ThrowsAsync<OpenIddictExceptions.ConcurrencyException>(async () => await Authorizations.UpdateAsync(other, Ct));
        Assert.Equal("revoked", (await Authorizations.FindByIdAsync(made.Id, Ct))!.Status);
    }

    [Fact]
    public async Task A_client_that_is_switched_off_is_found_by_administrators_alone()
    {
        var (client, clients) = (await ClientAsync(), new ClientReader(data.Database));
        var store = new ClientStore(clients);
        Assert.NotNull(await store.FindByClientIdAsync(client.ClientId, Ct));
        Assert.NotNull(await store.FindByIdAsync($"{client.Id}", Ct));
        await new ClientService(data.Database).DisableAsync("test", client.ClientId, Ct);
        Assert.Null(await store.FindByClientIdAsync(client.ClientId, Ct));
        Assert.Null(await store.FindByIdAsync($"{client.Id}", Ct));
        Assert.NotNull(await clients.FindAnyAsync(client.ClientId, Ct));
    }

    [Fact]
    public async Task What_nobody_can_use_any_more_is_forgotten_and_the_rest_stays()
    {
        var (store, client) = (new TokenStore(data.Database), await ClientAsync());
        var made = await AuthorizationAsync(client);
        var (old, fresh) = (await TokenAsync(store, client, made.Id, -2), await TokenAsync(store, client, made.Id, 2));
        await new ConnectRetention(data.Database, new ConnectKeys(data.Database, null!, new ConnectOptions(), data.Clock)).RunAsync(Ct);
        Assert.Null(await store.FindByIdAsync(old.Id, Ct));
        Assert.NotNull(await store.FindByIdAsync(fresh.Id, Ct));
        Assert.NotNull(await Authorizations.FindByIdAsync(made.Id, Ct));
    }

    [Fact]
    public async Task Queries_of_the_frameworks_own_are_not_answered()
    {
        var store = new TokenStore(data.Database);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await store.CountAsync(q => q, Ct));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await Authorizations.CountAsync(q => q, Ct));
    }

    private AuthorizationStore Authorizations => new(data.Database, data.Clock);

    private async Task<ConnectClient> ClientAsync()
    {
        var client = new ConnectClient
        {
            ClientId = $"site-{Guid.NewGuid():N}",
            Name = "A site",
            Version = "",
        };
        await new ClientService(data.Database).CreateAsync("test", client, hasSecret: true, Ct);
        return (await new ClientReader(data.Database).FindAsync(client.ClientId, Ct))!;
    }

    private async Task<ConnectToken> TokenAsync(TokenStore store, ConnectClient client, string? authorization, int days = 1)
    {
        var token = new ConnectToken
        {
            AuthorizationId = authorization,
            ClientId = client.Id,
            Subject = "somebody",
            Type = "refresh_token",
            Status = "valid",
            Reference = Guid.NewGuid().ToString("N"),
            Payload = "sealed",
            Properties = """{"one":1}""",
            CreatedAt = data.Clock.GetUtcNow(),
            ExpiresAt = data.Clock.GetUtcNow().AddDays(days),
        };
        await store.CreateAsync(token, Ct);
        return token;
    }

    private async Task<(string Id, Person Person)> AuthorizationAsync(ConnectClient client)
    {
        var made = TestData.In(data);
        var person = await made.PersonAsync();
        await made.SessionAsync(person, new() { Hash = Guid.NewGuid().ToString("N"), ExpiresAt = data.Clock.GetUtcNow().AddHours(12) });
        var me = new Me
        {
            PersonId = person.Id,
            Key = person.Key,
            Name = person.Name,
            Email = person.Email,
            CustomerNumber = null,
            SessionId = await data.Database.SingleOrDefaultAsync<long>(SessionOf, new { person.Id }, Ct),
            SecondStep = false,
            AuthenticatedAt = data.Clock.GetUtcNow(),
            Roles = [],
        };
        var started = await new AuthorizationService(data.Database, new ConnectOptions()).StartAsync(
            me,
            client,
            ["openid"],
            deviceCode: null,
            new ClientInfo("?", "?"),
            Ct
        );
        return (started!.Id, person);
    }

    public sealed class OnSqlite(SqliteFixture data) : StoreTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : StoreTests(data), IClassFixture<PostgresFixture>;
}
