using Portal.Web.Data;

namespace Portal.Web.Identity.Connect;

/// <summary>Begins what a client is given in the name of somebody, and ends it.</summary>
public sealed class AuthorizationService(Database db, ConnectOptions options)
{
    private const string OfSession = """
        select s.hash, s.method, s.security_stamp from session s join person p on p.id = s.person_id
        where s.id = @SessionId and s.ended_at is null and s.security_stamp = p.security_stamp and p.locked_at is null
        """;

    private const string Insert = """
        insert into connect_authorization (id, client_id, person_id, session_id, security_stamp, sid, scopes, status, version, created_at,
            expires_at, logout_due_at, logout_attempts)
        values (@id, @clientId, @PersonId, @sessionId, @SecurityStamp, @sid, @scopes, 'valid', @id, @Now, @expiresAt, @logoutDueAt, 0)
        """;

    // The code was given out before anybody was known; what it is exchanged for rests on what its row names.
    private const string NameInDeviceCode = "update connect_token set authorization_id = @id where id = @deviceCode";

    /// <summary>Null when the session ended since the request began.</summary>
    /// <param name="me">Who signs in.</param>
    /// <param name="client">What they sign in to.</param>
    /// <param name="scopes">What it will know of them.</param>
    /// <param name="deviceCode">The key of the code a device waits with: it goes on when the session it was allowed in is over.</param>
    /// <param name="place">Where from, for the owner's log.</param>
    /// <param name="ct">Ends the wait.</param>
    internal Task<StartedAuthorization?> StartAsync(
        Me me,
        ConnectClient client,
        IEnumerable<string> scopes,
        string? deviceCode,
        ClientInfo place,
        CancellationToken ct
    )
    {
        var onDevice = deviceCode is not null;
        var (id, days) = (Secret.Create(16), onDevice ? options.DeviceDays : options.MaxDays);
        return db.WriteAsync(
            async work =>
            {
                if (await work.SingleOrDefaultAsync<SessionRow>(OfSession, new { me.SessionId }) is not { } session)
                    return null;
                // the same for each sign-in of a session, and another one for each client
                var sid = onDevice ? id : Secret.Hash($"{session.Hash} {client.ClientId}")[..32];
                await work.ExecuteAsync(
                    Insert,
                    new
                    {
                        id,
                        clientId = client.Id,
                        me.PersonId,
                        sessionId = onDevice ? (long?)null : me.SessionId,
                        session.SecurityStamp,
                        sid,
                        scopes = string.Join(' ', scopes),
                        work.Now,
                        expiresAt = work.Now.AddDays(days),
                        logoutDueAt = client.BackChannelLogoutUri is null ? (DateTimeOffset?)null : work.Now,
                    }
                );
                if (onDevice)
                    await work.ExecuteAsync(NameInDeviceCode, new { id, deviceCode });
                await work.AuditAsync(
                    me.Target,
                    onDevice ? "device.signed-in" : "client.signed-in",
                    me.Target,
                    $"{client.ClientId}; {place}"
                );
                return new StartedAuthorization(id, sid, session.Method);
            },
            ct
        );
    }

    private sealed record SessionRow
    {
        public required string Hash { get; init; }

        public required string Method { get; init; }

        public required string SecurityStamp { get; init; }
    }
}

/// <summary>An authorization that was just begun.</summary>
/// <param name="Id">Its key, in every token that rests on it.</param>
/// <param name="Sid">What the client knows the session by.</param>
/// <param name="Method">How the person proved who they are.</param>
internal sealed record StartedAuthorization(string Id, string Sid, string Method);
