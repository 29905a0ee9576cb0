using System.Globalization;
using Portal.Web.Data;

namespace Portal.Web.Identity.External;

/// <summary>Which sessions began at which identity server, and as what the server knows them.</summary>
public sealed class ExternalSessions(Database db, SecretProtector seal)
{
    private const string Prepare = """
        insert into external_session (person_id, server, issuer, subject, sid, id_token, created_at)
        values (@personId, @Server, @Issuer, @Subject, @Sid, @token, @Now) returning id
        """;
    private const string Used = """
        update external_login set last_used_at = @Now
        where person_id = @personId and server = @Server and issuer = @Issuer and subject = @Subject
        """;

    private const string Attach =
        "update external_session set session_id = @sessionId where id = @id and person_id = @personId and session_id is null";

    private const string Find = "select id, server, id_token from external_session where session_id = @sessionId";
    private const string FindById = "select id, server, id_token from external_session where id = @id";

    private const string End = """
        update session set ended_at = @Now, end_reason = @reason where ended_at is null and person_id = @PersonId
            and id in (select session_id from external_session where server = @server and person_id = @PersonId)
        """;

    private const string EndThere = """
        update session set ended_at = @Now, end_reason = 'identity-server' where ended_at is null
            and id in (select session_id from external_session where server = @server and issuer = @issuer
                and (@subject is null or subject = @subject) and (@sid is null or sid = @sid))
        returning person_id
        """;
    private const string Key = "select key from person where id = @id";

    /// <summary>
    /// Somebody comes in through a server. Returns how the session that begins now, or after a second step, is joined to it.
    /// </summary>
    public Task<string> PrepareAsync(ExternalAnswer answer, long personId, CancellationToken ct)
    {
        var token = answer.IdToken is { } open ? seal.Protect(open) : null;
        return db.WriteAsync(
            async work =>
            {
                var values = new
                {
                    personId,
                    answer.Who.Server,
                    answer.Who.Issuer,
                    answer.Who.Subject,
                    answer.Who.Sid,
                    token,
                    work.Now,
                };
                await work.ExecuteAsync(Used, values);
                return (await work.SingleAsync<long>(Prepare, values)).ToString(CultureInfo.InvariantCulture);
            },
            ct
        );
    }

    /// <summary>Part of the beginning of a session.</summary>
    /// <param name="work">The change it belongs to.</param>
    /// <param name="handle">Of <see cref="PrepareAsync"/>.</param>
    /// <param name="personId">Whose session it is.</param>
    /// <param name="sessionId">The session.</param>
    internal static Task AttachAsync(UnitOfWork work, string handle, long personId, long sessionId) =>
        long.TryParse(handle, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? work.ExecuteAsync(
                Attach,
                new
                {
                    id,
                    personId,
                    sessionId,
                }
            )
            : Task.CompletedTask;

    /// <summary>Null when the session began in another way.</summary>
    public Task<ExternalSession?> FindAsync(long sessionId, CancellationToken ct) =>
        db.SingleOrDefaultAsync<ExternalSession>(Find, new { sessionId }, ct);

    /// <summary>With the server's own token, to be shown to it at signing out.</summary>
    public async Task<ExternalSession?> OpenAsync(long id, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<ExternalSession>(FindById, new { id }, ct) is { } found
            ? found with
            {
                IdToken = seal.Unprotect(found.IdToken),
            }
            : null;

    /// <summary>Part of a change: nobody goes on with what began through this server.</summary>
    internal static Task EndThroughAsync(UnitOfWork work, string server, Person person, string reason) =>
        work.ExecuteAsync(
            End,
            new
            {
                server,
                PersonId = person.Id,
                reason,
                work.Now,
            }
        );

    /// <summary>The server says that a session there is over. At least one of the last two is known.</summary>
    internal static async Task EndThereAsync(UnitOfWork work, string server, string issuer, string? subject, string? sid)
    {
        var values = new
        {
            server,
            issuer,
            subject,
            sid,
            work.Now,
        };
        foreach (var id in (await work.ListAsync<long>(EndThere, values)).Distinct())
        {
            var target = $"person:{await work.SingleAsync<string>(Key, new { id })}";
            await work.AuditAsync($"identity-server:{server}", "session.ended-there", target);
        }
    }
}

/// <summary>A session that began at an identity server.</summary>
public sealed record ExternalSession
{
    public required long Id { get; init; }

    public required string Server { get; init; }

    public string? IdToken { get; init; }
}
