using Portal.Web.Data;

namespace Portal.Web.Identity.Connect;

/// <summary>What people allowed clients to know, so that they are asked once.</summary>
public sealed class ConnectConsents(Database db, AccountMails mails)
{
    private const string Given = "select scopes from connect_consent where person_id = @PersonId and client_id = @Id";

    private const string Keep = """
        insert into connect_consent (person_id, client_id, scopes, given_at) values (@PersonId, @Id, @scopes, @Now)
        on conflict (person_id, client_id) do update set scopes = excluded.scopes, given_at = excluded.given_at
        """;

    private const string Who = """
        select id, key, name, language, email, email_confirmed_at, second_email, second_email_confirmed_at from person where id = @PersonId
        """;

    /// <summary>True when all of this was allowed before.</summary>
    public async Task<bool> CoverAsync(Me me, ConnectClient client, IEnumerable<string> scopes, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<string>(Given, new { me.PersonId, client.Id }, ct) is { } given
        && scopes.All(ConnectClient.Words(given).Contains);

    /// <summary>Keeps what somebody allows; of a client that is new to them they are told by mail.</summary>
    public async Task AllowAsync(Me me, ConnectClient client, IEnumerable<string> scopes, ClientInfo place, CancellationToken ct)
    {
        var person = await db.SingleOrDefaultAsync<Person>(Who, new { me.PersonId }, ct);
        var notice = mails.Tell(person!, "ClientAllowed", place, "Notice.ClientAllowed.Text", values: [client.Name]);
        await db.WriteAsync(
            async work =>
            {
                await work.LockAsync($"connect-consent:{me.PersonId}");
                var before = await work.SingleOrDefaultAsync<string>(Given, new { me.PersonId, client.Id });
                var all = ConnectClient.Words(before ?? "").Union(scopes);
                await work.ExecuteAsync(
                    Keep,
                    new
                    {
                        me.PersonId,
                        client.Id,
                        scopes = string.Join(' ', all),
                        work.Now,
                    }
                );
                await work.AuditAsync(me.Target, "client.allowed", me.Target, $"{client.ClientId}; {place}");
                if (before is null)
                    await mails.SendAsync(work, notice);
            },
            ct
        );
    }
}
