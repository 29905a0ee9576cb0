using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Status;

/// <summary>
/// What becomes due by itself: planned work begins and overruns, resolved incidents are closed, and supervisors are told once of words that
/// are late. Every node may run it.
/// </summary>
public sealed class IncidentScheduler(
    Database db,
    IncidentReader reader,
    StatusTextsFactory writer,
    SiteUrls address,
    SiteLinks links,
    Outbox outbox,
    TimeProvider clock
)
{
    private const string Supervisors = """
        select p.email, p.language from person p join person_role r on r.person_id = p.id
        where r.role = 'Supervisor' and p.locked_at is null order by p.id
        """;

    private const string Late = """
        select reference from incident
        where next_update_at <= @now and (alerted_update_at is null or alerted_update_at <> next_update_at) and resolved_at is null
            and closed_at is null and state <> 'scheduled'
        """;

    private const string Alert = """
        update incident set alerted_update_at = next_update_at
        where id = @Id and next_update_at <= @Now and (alerted_update_at is null or alerted_update_at <> next_update_at)
            and resolved_at is null and closed_at is null
        """;

    private const string Forget = """
        delete from follower_mail where follower_id in (select f.id from follower f left join incident i on i.id = f.incident_id where {0});
        delete from follower where id in (select f.id from follower f left join incident i on i.id = f.incident_id where {0})
        """;

    private const string Past = "i.closed_at < @before or f.ended_at < @before or (f.confirmed_at is null and f.created_at < @unanswered)";

    private const string Blank = """
        update report set person_id = null, postcode = null
        where (person_id is not null or postcode is not null) and incident_id in (select id from incident where closed_at < @before)
        """;

    private const string Drop = "delete from report where incident_id is null and at < @before";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeptUnanswered = TimeSpan.FromDays(7);

    // From, when, to, and by when there is more. Begun work that should be over has words due at once.
    private static readonly (string From, string When, string To, string Next)[] Moves =
    [
        ("scheduled", "starts_at <= @now", "inProgress", "ends_at"),
        ("inProgress", "ends_at <= @now", "overrun", "ends_at"),
        ("resolved", "resolved_at <= @closing", "closed", "null"),
    ];

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var move in Moves)
            await db.WriteAsync(work => MoveAsync(work, move), ct);
        foreach (var reference in await db.ListAsync<string>(Late, new { now = clock.GetUtcNow() }, ct))
            if (await reader.FindAsync(reference, ct) is { } incident)
                await AlertAsync(incident, ct);
    }

    /// <summary>Forgets who followed what was closed long ago, and mailboxes that never agreed. What was said of incidents stays.</summary>
    public Task ForgetAsync(CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var values = new { before = work.Now - Kept, unanswered = work.Now - KeptUnanswered };
                await work.ExecuteAsync(Forget.Replace("{0}", Past, StringComparison.Ordinal), values);
                await work.ExecuteAsync(Blank, values);
                await work.ExecuteAsync(Drop, values);
            },
            ct
        );

    private static async Task MoveAsync(UnitOfWork work, (string From, string When, string To, string Next) move)
    {
        var sql = $"""
            update incident set state = '{move.To}', next_update_at = {move.Next}, version = version + 1{(
                move.To == "closed" ? ", closed_at = @now" : ""
            )}
            where state = '{move.From}' and {move.When} returning id, reference
            """;
        foreach (var moved in await work.ListAsync<Row>(sql, new { now = work.Now, closing = work.Now - Incident.StillBroken }))
            await IncidentService.RecordStateAsync(work, moved.Id, moved.Reference, move.From, move.To);
    }

    private async Task AlertAsync(Incident incident, CancellationToken ct)
    {
        var mails = (await db.ListAsync<Recipient>(Supervisors, ct: ct)).Select(s => Compose(s, incident)).ToList();
        await db.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(Alert, new { incident.Id, work.Now }) == 0)
                    return;
                foreach (var mail in mails)
                    await outbox.MailAsync(work, mail);
            },
            ct
        );
    }

    private Mail Compose(Recipient reader, Incident incident)
    {
        var language = Language.FromCode(reader.Language);
        var localized = writer.In(language);
        return new Mail
        {
            To = reader.Email,
            Language = language.Code,
            Subject = localized[
                incident.State == IncidentState.Suspected ? "Status.Alert.Suspected" : "Status.Alert.Late",
                incident.Reference
            ],
            Blocks =
            [
                new Paragraph(
                    localized[incident.State == IncidentState.Suspected ? "Status.Alert.SuspectedText" : "Status.Alert.LateText"]
                ),
                new Facts([
                    new(localized["Status.Where"], localized.Area(incident.Area)),
                    new(localized["Status.Incidents.State"], localized.State(incident.State)),
                    new(localized["Status.Next"], localized.Moment(incident.NextUpdateAt!.Value)),
                ]),
                new Button(localized["Status.Alert.Button"], address.Absolute(links.In(language).Incidents.Details(incident.Reference))),
            ],
        };
    }

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Reference { get; init; }
    }

    private sealed record Recipient
    {
        public required string Email { get; init; }

        public required string Language { get; init; }
    }
}
