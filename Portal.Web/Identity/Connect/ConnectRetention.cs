using Portal.Web.Data;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// Forgets codes and tokens that nobody can use any more, and what they rested on. A used code stays for as long as it could be shown
/// again: so it is known that it was stolen.
/// </summary>
internal sealed class ConnectRetention(Database db, ConnectKeys keys)
{
    private const int Portion = 500;

    private static readonly (string Sql, TimeSpan Kept)[] Rows =
    [
        (
            """
            delete from connect_token where id in (
                select id from connect_token where expires_at < @before order by expires_at limit @Portion)
            """,
            TimeSpan.FromDays(1)
        ),
        // so that an owner can still see where they were signed in
        (
            """
            delete from connect_authorization where id in (
                select a.id from connect_authorization a
                where coalesce(a.ended_at, a.expires_at) < @before
                    and not exists (select 1 from connect_token t where t.authorization_id = a.id)
                order by a.id limit @Portion)
            """,
            TimeSpan.FromDays(90)
        ),
    ];

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var (sql, kept) in Rows)
        {
            int last;
            do last = await db.WriteAsync(work => work.ExecuteAsync(sql, new { before = work.Now - kept, Portion }), ct);
            while (last == Portion && !ct.IsCancellationRequested);
        }

        await keys.ForgetAsync(ct);
    }
}
