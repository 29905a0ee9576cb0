using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Web.Status;

/// <summary>
/// Writes to followers what was said, in small portions after the fact: a big outage has many followers and must not hold up other writes.
/// Each pair of update and follower is a row, so nobody is written to twice whatever node
/// does it, and whatever stops it goes on where it was.
/// </summary>
public sealed class FollowerNotifier(Database db, IncidentReader reader, FollowerMails mails, Outbox outbox, TimeProvider clock)
{
    // What was said long before somebody could be written to is old news.
    private static readonly TimeSpan News = TimeSpan.FromDays(2);

    private const string Waiting = """
        select u.id, i.reference from incident_update u join incident i on i.id = u.incident_id
        where u.mailed_at is null and u.at > @since and u.state <> 'suspected' order by u.id limit 20
        """;

    // Who began to follow later has read it on the page.
    private const string Next = $"""
        select {Follower.Columns} from follower f
        where confirmed_at <= @At and ended_at is null and id > @after
            and (incident_id = @incident or (incident_id is null and postcode is not null))
            and not exists (select 1 from follower_mail m where m.follower_id = f.id and m.update_id = @update)
        order by id limit 100
        """;

    private const string Mark =
        "insert into follower_mail (update_id, follower_id) values (@update, @follower) on conflict do nothing returning follower_id";
    private const string Done = "update incident_update set mailed_at = @Now where id = @update and mailed_at is null";

    /// <summary>Everything that waits; returns how many mails were queued.</summary>
    public async Task<int> SendAsync(CancellationToken ct)
    {
        var sent = 0;
        foreach (var waiting in await db.ListAsync<Row>(Waiting, new { since = clock.GetUtcNow() - News }, ct))
        {
            if (
                await reader.FindAsync(waiting.Reference, ct) is { } incident
                && incident.Updates.FirstOrDefault(u => u.Id == waiting.Id) is { } update
            )
                sent += await SendAsync(incident, update, ct);
            await db.WriteAsync(work => work.ExecuteAsync(Done, new { update = waiting.Id, work.Now }), ct);
        }

        return sent;
    }

    private async Task<int> SendAsync(Incident incident, IncidentUpdate update, CancellationToken ct)
    {
        var (sent, after) = (0, 0L);
        while (
            await db.ListAsync<Follower>(
                Next,
                new
                {
                    after,
                    incident = incident.Id,
                    update = update.Id,
                    update.At,
                },
                ct
            )
                is { Count: > 0 } portion
        )
        {
            after = portion[^1].Id;
            var letters = portion.Where(f => f.Wants(incident)).Select(f => (Follower: f, Mail: mails.Tell(f, incident, update))).ToList();
            sent += await db.WriteAsync(
                async work =>
                {
                    var queued = 0;
                    foreach (var (follower, mail) in letters)
                    {
                        if (await work.SingleOrDefaultAsync<long?>(Mark, new { update = update.Id, follower = follower.Id }) is null)
                            continue;
                        await outbox.MailAsync(work, mail);
                        queued++;
                    }

                    return queued;
                },
                ct
            );
        }

        return sent;
    }

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Reference { get; init; }
    }
}
