using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Identity.Sessions;

/// <summary>
/// Keeps sessions as rows; the cookie holds nothing but a random name for one. Who the person is and what they may do is read with it on
/// every request, so a lock, a new role or an ended session counts from the next request on.
/// </summary>
internal sealed class SessionStore(Database db, TimeProvider clock, SessionLimits limits, SessionStarter arrival) : ITicketStore
{
    private const string Find = """
        select s.id session_id, s.second_step, s.reauthenticated_at, s.seen_at, s.expires_at, s.is_persistent, p.id person_id, p.key,
            p.name, p.email, p.customer_number,
            coalesce((select string_agg(role, ' ') from person_role where person_id = p.id), '') roles
        from session s join person p on p.id = s.person_id
        where s.hash = @hash and s.ended_at is null and s.security_stamp = p.security_stamp and p.locked_at is null
        """;

    private const string Seen = "update session set seen_at = @Now where id = @SessionId";
    private const string End = "update session set ended_at = @Now, end_reason = 'signed-out' where hash = @hash and ended_at is null";

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        arrival.BeginAsync(ticket, httpContext, cancellationToken);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken)
    {
        var found = await db.SingleOrDefaultAsync<Row>(Find, new { hash = Secret.Hash(key) }, cancellationToken);
        var now = clock.GetUtcNow();
        if (
            found is null
            || now >= found.ExpiresAt
            || found.SeenAt - now > ClockSkew.Apart
            || (!found.IsPersistent && now - found.SeenAt >= limits.Idle)
        )
            return null;
        if (now - found.SeenAt >= SeenEvery)
            await SeeAsync(found, cancellationToken);
        var idleEnd = (now - found.SeenAt >= SeenEvery ? now : found.SeenAt) + limits.Idle;
        var ends =
            found.IsPersistent ? (DateTimeOffset?)null
            : idleEnd < found.ExpiresAt ? idleEnd
            : found.ExpiresAt;
        var me = new ClaimsPrincipal(new PersonIdentity(found.Me with { EndsAt = ends }, IdentityConstants.ApplicationScheme));
        return new AuthenticationTicket(
            me,
            new AuthenticationProperties
            {
                IssuedUtc = now,
                ExpiresUtc = found.ExpiresAt,
                IsPersistent = found.IsPersistent,
            },
            IdentityConstants.ApplicationScheme
        );
    }

    /// <summary>A session nobody can read is none for now; <see cref="SessionFault"/> says what that means for the page.</summary>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        try
        {
            return await RetrieveAsync(key, cancellationToken);
        }
        catch (System.Data.Common.DbException error)
        {
            httpContext.Features.Set(new SessionFault(error));
            return null;
        }
    }

    public Task RemoveAsync(string key, CancellationToken cancellationToken) =>
        db.WriteAsync(work => work.ExecuteAsync(End, new { hash = Secret.Hash(key), work.Now }), cancellationToken);

    public Task<string> StoreAsync(AuthenticationTicket ticket) => throw new NotSupportedException("A session begins in a request.");

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    public Task RemoveAsync(string key) => RemoveAsync(key, CancellationToken.None);

    // Reading goes on when nothing can be written; the session then only looks older than it is.
    private async Task SeeAsync(Row found, CancellationToken ct)
    {
        try
        {
            await db.WriteAsync(work => work.ExecuteAsync(Seen, new { found.SessionId, work.Now }), ct);
        }
        catch (Exception error) when (error is BusyException or System.Data.Common.DbException) { }
    }

    private sealed record Row
    {
        public required long SessionId { get; init; }

        public required bool SecondStep { get; init; }

        public required DateTimeOffset ReauthenticatedAt { get; init; }

        public required DateTimeOffset SeenAt { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        public required bool IsPersistent { get; init; }

        public required long PersonId { get; init; }

        public required string Key { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }

        public string? CustomerNumber { get; init; }

        public required string Roles { get; init; }

        public Me Me =>
            new()
            {
                PersonId = PersonId,
                Key = Key,
                Name = Name,
                Email = Email,
                CustomerNumber = CustomerNumber,
                SessionId = SessionId,
                SecondStep = SecondStep,
                AuthenticatedAt = ReauthenticatedAt,
                Roles = Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            };
    }
}
