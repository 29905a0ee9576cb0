using Portal.Web.Data;

namespace Portal.Web.Identity;

/// <summary>
/// Forgets what signing in leaves behind, when nobody needs it any more. How long each is kept stands here and nowhere else.
/// </summary>
public sealed class IdentityRetention(Database db)
{
    private static readonly (string Sql, TimeSpan Kept)[] Rows =
    [
        // so that an owner can still ask who was signed in
        ("delete from session where coalesce(ended_at, expires_at) < @before", TimeSpan.FromDays(90)),
        // what began at an identity server and never became a session, or one that is over
        (
            """
            delete from external_session where created_at < @before and not exists (
                select 1 from session s where s.id = external_session.session_id and s.ended_at is null
                    and s.expires_at > @before)
            """,
            TimeSpan.FromDays(1)
        ),
        // far longer than any answer is good
        ("delete from used_challenge where used_at < @before", TimeSpan.FromDays(1)),
        ("delete from token where expires_at < @before", TimeSpan.FromDays(30)),
        ("delete from attempt where coalesce(expires_at, last_attempt_at) < @before", TimeSpan.FromDays(2)),
        ("delete from known_device where last_seen_at < @before", TimeSpan.FromDays(400)),
        // the proof of what somebody agreed to who has left
        (
            "delete from consent where at < @before and person_id in (select id from person where lock_reason = 'erased')",
            TimeSpan.FromDays(1095)
        ),
    ];

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var (sql, kept) in Rows)
            await db.WriteAsync(work => work.ExecuteAsync(sql, new { before = work.Now - kept }), ct);
    }
}
