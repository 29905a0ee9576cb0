using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Portal.Web.Data;
using Portal.Web.Identity.External;

namespace Portal.Web.Identity.Sessions;

/// <summary>
/// Somebody has proved who they are: a session begins, the one this browser had ends, and a browser never seen before is told to the owner
/// of the account.
/// </summary>
public sealed class SessionStarter(Database db, TimeProvider clock, SessionLimits limits, AccountMails mails)
{
    private const string Who = """
        select id, key, name, language, email, email_confirmed_at, second_email, second_email_confirmed_at, security_stamp
        from person where key = @key
        """;
    private const string IsStaff = "select count(*) from person_role where person_id = @Id";

    private const string Begin = """
        insert into session (hash, person_id, security_stamp, device, network, is_persistent, second_step, method, created_at,
            reauthenticated_at, seen_at, expires_at)
        values (@hash, @Id, @SecurityStamp, @Device, @Network, @isPersistent, @secondStep, @method, @Now, @Now, @Now, @expiresAt)
        returning id
        """;

    private const string EndOld = "update session set ended_at = @Now, end_reason = 'replaced' where id = @old and ended_at is null";

    /// <summary>Returns the random name of the new session, for its cookie.</summary>
    public async Task<string> BeginAsync(AuthenticationTicket ticket, HttpContext context, CancellationToken ct)
    {
        var key = ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!;
        var person =
            await db.SingleOrDefaultAsync<Person>(Who, new { key }, ct)
            ?? throw new InvalidOperationException("Nobody has this key any more.");
        var handle = ticket.Principal.FindFirstValue(ClaimTypes.AuthenticationMethod); // of an identity server, through a second step too
        var method =
            ticket.Principal.FindFirstValue(AuthenticationMethods.Claim)
            ?? (handle is null ? AuthenticationMethods.Password : AuthenticationMethods.External);
        var isPersistent = ticket.Properties.IsPersistent && await db.SingleOrDefaultAsync<long>(IsStaff, new { person.Id }, ct) == 0;
        var expiresAt = clock.GetUtcNow() + (isPersistent ? limits.Stay : limits.MaxLifetime);
        ticket.Properties.IsPersistent = isPersistent;
        ticket.Properties.ExpiresUtc = expiresAt;
        var (secret, browser) = (Secret.Create(32), KnownDevices.BrowserOf(context));
        var (place, old) = (ClientInfo.From(context), context.Me()?.SessionId);
        var ofNewDevice = mails.Tell(person, "NewDevice", place);
        await db.WriteAsync(
            async work =>
            {
                if (old is not null)
                    await work.ExecuteAsync(EndOld, new { old, work.Now });
                var id = await work.SingleAsync<long>(
                    Begin,
                    new
                    {
                        hash = Secret.Hash(secret),
                        person.Id,
                        person.SecurityStamp,
                        place.Device,
                        place.Network,
                        isPersistent,
                        secondStep = AuthenticationMethods.IsStrong(method),
                        method,
                        work.Now,
                        expiresAt,
                    }
                );
                if (handle is not null)
                    await ExternalSessions.AttachAsync(work, handle, person.Id, id);
                var isNew = await KnownDevices.SeeAsync(work, person.Id, browser, place.Device);
                await work.AuditAsync(person.Target, "session.started", person.Target, $"{method}; {place}");
                if (isNew)
                    await mails.SendAsync(work, ofNewDevice);
            },
            ct
        );
        return secret;
    }
}
