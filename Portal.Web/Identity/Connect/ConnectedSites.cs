using Portal.Web.Data;
using Portal.Web.Identity.Connect.Stores;

namespace Portal.Web.Identity.Connect;

/// <summary>The sites and devices somebody signs in to with their account, and the end of each.</summary>
public sealed class ConnectedSites(Database db, TimeProvider clock)
{
    private const string Mine = $"""
        select c.client_id, c.name, coalesce(k.scopes, '') scopes, k.given_at, m.last_at, coalesce(m.sign_ins, 0) sign_ins
        from connect_client c
        left join connect_consent k on k.client_id = c.id and k.person_id = @personId
        left join (
            select a.client_id, max(a.created_at) last_at, count(*) sign_ins {AuthorizationStore.From}
            where a.person_id = @personId and {AuthorizationStore.Holds} group by a.client_id
        ) m on m.client_id = c.id
        where k.person_id is not null or m.client_id is not null
        order by c.name, c.client_id
        """;

    private const string Withdraw =
        "delete from connect_consent where person_id = @PersonId "
        + "and client_id = (select id from connect_client where client_id = @clientId)";

    private const string End = """
        update connect_authorization set status = 'revoked', ended_at = @Now
        where person_id = @PersonId and status = 'valid' and client_id = (select id from connect_client where client_id = @clientId)
        """;

    public Task<IReadOnlyList<ConnectedSite>> ListAsync(long personId, CancellationToken ct) =>
        db.ListAsync<ConnectedSite>(Mine, new { personId, now = clock.GetUtcNow() }, ct);

    /// <summary>The site has to ask again, and all that it was given is over. False when there was nothing.</summary>
    public Task<bool> EndAsync(Me me, string clientId, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var withdrawn = await work.ExecuteAsync(Withdraw, new { me.PersonId, clientId });
                var ended = await work.ExecuteAsync(
                    End,
                    new
                    {
                        me.PersonId,
                        clientId,
                        work.Now,
                    }
                );
                if (withdrawn + ended == 0)
                    return false;
                await work.AuditAsync(me.Target, "client.ended", me.Target, clientId);
                return true;
            },
            ct
        );
}

/// <summary>A site or a kind of device somebody signs in to with their account.</summary>
public sealed record ConnectedSite
{
    public required string ClientId { get; init; }

    public required string Name { get; init; }

    /// <summary>What it was allowed; empty for one of the provider's own.</summary>
    public required string Scopes { get; init; }

    public DateTimeOffset? GivenAt { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    /// <summary>How often somebody is signed in there now.</summary>
    public required long SignIns { get; init; }

    public IReadOnlyList<string> ScopeList => [.. ConnectScopes.All.Intersect(ConnectClient.Words(Scopes))];
}
