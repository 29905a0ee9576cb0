using Portal.Web.Data;

namespace Portal.Web.Identity.Sessions;

/// <summary>Sessions as their owner and administrators see and end them.</summary>
public sealed class SessionService(Database db, TimeProvider clock, SessionLimits limits)
{
    private const string Open = """
        select s.id, s.device, s.network, s.is_persistent, s.second_step, s.created_at, s.seen_at
        from session s join person p on p.id = s.person_id
        where s.person_id = @personId and s.ended_at is null and s.security_stamp = p.security_stamp and s.expires_at > @now
            and (s.is_persistent = @yes or s.seen_at > @idle)
        order by s.seen_at desc, s.id desc
        """;

    private const string End =
        "update session set ended_at = @Now, end_reason = @reason where id = @id and person_id = @personId and ended_at is null";
    private const string EndAll =
        "update session set ended_at = @Now, end_reason = @reason where person_id = @personId and ended_at is null and id <> @except";
    private const string Adopt = "update session set security_stamp = @SecurityStamp, reauthenticated_at = @Now where id = @id";
    private const string Prove = "update session set reauthenticated_at = @Now where id = @id";

    private const string Is = """
        select count(*) from session s join person p on p.id = s.person_id
        where s.id = @id and s.ended_at is null and s.security_stamp = p.security_stamp and p.locked_at is null
        """;

    private const string Strengthen = "update session set reauthenticated_at = @Now, second_step = @yes, method = @method where id = @id";

    public Task<IReadOnlyList<Session>> OpenAsync(long personId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.ListAsync<Session>(
            Open,
            new
            {
                personId,
                now,
                yes = true,
                idle = now - limits.Idle,
            },
            ct
        );
    }

    /// <summary>False when the session was ended, by whomever and whatever, since the request began.</summary>
    public async Task<bool> IsOpenAsync(long id, CancellationToken ct) => await db.SingleOrDefaultAsync<long>(Is, new { id }, ct) > 0;

    /// <summary>False when the session is somebody else's or over already.</summary>
    public Task<bool> EndAsync(Me me, long id, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (
                    await work.ExecuteAsync(
                        End,
                        new
                        {
                            id,
                            personId = me.PersonId,
                            reason = "owner",
                            work.Now,
                        }
                    ) == 0
                )
                    return false;
                await work.AuditAsync(me.Target, "session.ended", me.Target);
                return true;
            },
            ct
        );

    public Task EndOthersAsync(Me me, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                await EndAllAsync(work, me.PersonId, "owner", except: me.SessionId);
                await work.AuditAsync(me.Target, "session.others-ended", me.Target);
            },
            ct
        );

    /// <summary>Somebody proved anew who they are, within their session.</summary>
    public Task ReauthenticateAsync(Me me, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(Prove, new { id = me.SessionId, work.Now });
                await work.AuditAsync(me.Target, "session.reauthenticated", me.Target);
            },
            ct
        );

    /// <summary>Somebody proved anew who they are, with more than a password: from now on this session may do what asks for that.</summary>
    internal Task ReauthenticateStronglyAsync(Me me, string method, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                await StrengthenAsync(work, me.SessionId, method);
                await work.AuditAsync(me.Target, "session.reauthenticated", me.Target, method);
            },
            ct
        );

    /// <summary>Part of a change in which more than a password was shown.</summary>
    internal static Task StrengthenAsync(UnitOfWork work, long id, string method) =>
        work.ExecuteAsync(
            Strengthen,
            new
            {
                id,
                method,
                yes = true,
                work.Now,
            }
        );

    /// <summary>Part of a change that ends all sessions of a person but perhaps one.</summary>
    public static Task EndAllAsync(UnitOfWork work, long personId, string reason, long except = 0) =>
        work.ExecuteAsync(
            EndAll,
            new
            {
                personId,
                reason,
                except,
                work.Now,
            }
        );

    /// <summary>Part of a change of factors, which makes all sessions stale: the one it was made in goes on.</summary>
    public static Task AdoptAsync(UnitOfWork work, Person person, long id) =>
        work.ExecuteAsync(
            Adopt,
            new
            {
                id,
                person.SecurityStamp,
                work.Now,
            }
        );
}

/// <summary>A browser somebody is signed in with.</summary>
public sealed record Session
{
    public required long Id { get; init; }

    public required string Device { get; init; }

    public required string Network { get; init; }

    public required bool IsPersistent { get; init; }

    public required bool SecondStep { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset SeenAt { get; init; }
}
