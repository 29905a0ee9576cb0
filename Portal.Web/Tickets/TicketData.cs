using Portal.Web.Data;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets;

/// <summary>
/// The requests of a person. In the copy is what they may read, never a note. When the account is erased, what was asked and answered stays as long as law and contract ask for it, but says nobody's name,
/// words or addresses any more; the files go.
/// </summary>
internal sealed class TicketData(Database db, AttachmentFolder folder) : IOwnData
{
    private static readonly (string Name, string Sql)[] Tables =
    [
        ("tickets", "select reference, type, subject, name, mail, phone, customer_number, service_number, device_serial, language, opened_at, resolved_at, closed_at from ticket where person_id = @PersonId order by id"),
        ("ticket-entries", """
            select t.reference, e.at, lower(e.kind) kind, e.name, e.text from ticket_entry e join ticket t on t.id = e.ticket_id
            where e.is_public = @yes and e.kind in ('Opened', 'Reply', 'State', 'Handover', 'Promise', 'Attachment', 'Incident', 'Merge', 'Unmerge', 'Survey') and (t.person_id = @PersonId or (e.person_id = @PersonId and e.side = 'Customer'))
            order by e.id
            """),
        ("ticket-fields", "select t.reference, f.name, f.value as text from ticket_field f join ticket t on t.id = f.ticket_id where t.person_id = @PersonId order by t.id, f.name"),
        ("ticket-tried", "select t.reference, r.at, r.kind, r.what as text from ticket_tried r join ticket t on t.id = r.ticket_id where t.person_id = @PersonId order by r.id"),
        ("ticket-files", "select t.reference, a.name, a.type as kind, a.size, a.at from attachment a join ticket t on t.id = a.ticket_id where t.person_id = @PersonId order by a.id"),
        ("surveys", "select t.reference, s.at, s.score, s.words as text from survey s join ticket t on t.id = s.ticket_id where t.person_id = @PersonId order by s.id"),
    ];

    private const string Files = "delete from attachment where ticket_id in (select id from ticket where person_id = @PersonId) or owner = 'person:' || cast(@PersonId as text) returning key";

    private const string Open = "select id from ticket where person_id = @PersonId and closed_at is null order by id";

    private static readonly string[] Forget =
    [
        "update ticket_entry set text = '', name = '' where side = 'Customer' and (person_id = @PersonId or ticket_id in (select id from ticket where person_id = @PersonId))",
        "update ticket_entry set text = '' where side <> 'Customer' and ticket_id in (select id from ticket where person_id = @PersonId)", // answers speak of people too
        "delete from ticket_field where ticket_id in (select id from ticket where person_id = @PersonId)",
        "delete from ticket_tried where ticket_id in (select id from ticket where person_id = @PersonId)",
        "update survey set words = '' where ticket_id in (select id from ticket where person_id = @PersonId)",
        "update deflection set person_id = null where person_id = @PersonId",
        """
        update ticket set name = '', mail = @nobody, phone = '', subject = reference, customer_number = null, service_number = null, device_serial = null, delay_reason = '', changed_at = @Now, version = version + 1
        where person_id = @PersonId
        """,
    ];

    public async Task<IReadOnlyList<OwnTable>> ReadAsync(Owner owner, CancellationToken ct)
    {
        var tables = new List<OwnTable>();
        foreach (var (name, sql) in Tables) tables.Add(await db.OwnTableAsync(name, sql, new { owner.PersonId, yes = true }, ct));
        return tables;
    }

    public async Task EraseAsync(Work work, Owner owner)
    {
        var values = new { owner.PersonId, nobody = $"{owner.Key.ToLowerInvariant()}@erased.invalid", work.Now };
        foreach (var key in await work.ListAsync<string>(Files, values)) work.After(() => folder.Delete(key));
        foreach (var id in await work.ListAsync<long>(Open, values))
            if ((await work.TicketAsync(id)).Next(TicketTrigger.Erasure, TicketState.Cancelled, work.Now) is { } cancelled) await work.SaveAsync(cancelled);
        foreach (var sql in Forget) await work.ExecuteAsync(sql, values);
    }
}
