using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Tickets;

/// <summary>
/// The requests of a person. In the copy is every request they may see, as they may read it: never a note. When the account is erased, its
/// requests and those a guest sent from the same mailbox stay as long as law and contract ask for it, but say nobody's name, words or
/// addresses any more; the files go.
/// </summary>
internal sealed class TicketData(Database db, TicketErasure erasure) : IPersonalData
{
    // What somebody sent as a guest, or had filed by telephone, carries no account.
    private const string AsGuest = "t.person_id is null and (t.customer_number = @CustomerNumber or lower(t.email) in (@First, @Second))";

    private const string Seen = $"(t.person_id = @PersonId or t.customer_number = @CustomerNumber or ({AsGuest}))";

    private static readonly (string Name, string Sql)[] Tables =
    [
        (
            "tickets",
            $"""
            select reference, type, subject, name, email, phone, customer_number, service_number, device_serial, language,
                opened_at, resolved_at, closed_at from ticket t where {Seen} order by id
            """
        ),
        (
            "ticket-entries",
            $"""
            select t.reference, e.at, lower(e.kind) kind, e.name, e.text from ticket_entry e join ticket t on t.id = e.ticket_id
            where e.is_public = @yes and e.kind in ('Opened', 'Reply', 'State', 'Handover', 'Promise', 'Attachment', 'Incident', 'Merge',
                'Unmerge', 'Survey') and ({Seen} or (e.person_id = @PersonId and e.side = 'Customer'))
            order by e.id
            """
        ),
        (
            "ticket-fields",
            $"""
            select t.reference, f.name, f.value as text from ticket_field f join ticket t on t.id = f.ticket_id where {Seen}
            order by t.id, f.name
            """
        ),
        (
            "ticket-tried",
            $"""
            select t.reference, r.at, r.kind, r.step as text from attempted_step r join ticket t on t.id = r.ticket_id
            where {Seen} order by r.id
            """
        ),
        (
            "ticket-files",
            $"""
            select t.reference, a.name, a.type as kind, a.size, a.at from attachment a join ticket t on t.id = a.ticket_id
            where {Seen} order by a.id
            """
        ),
        (
            "ticket-mails",
            $"""
            select t.reference, e.at, m.sender as email, m.rest as text, m.omitted_files as detail
            from entry_mail m join ticket_entry e on e.id = m.entry_id join ticket t on t.id = m.ticket_id
            where {Seen} and e.is_public = @yes order by e.id
            """
        ),
        (
            "surveys",
            $"""
            select t.reference, s.at, s.score, s.comment as text from survey s join ticket t on t.id = s.ticket_id where {Seen}
            order by s.id
            """
        ),
        ("deflections", "select at, article, language, topic, returned_at from deflection where person_id = @PersonId order by id"),
    ];

    private const string Own = $"select id from ticket t where t.person_id = @PersonId or ({AsGuest}) order by id";

    private static readonly string[] Elsewhere =
    [
        // in the requests of others
        "update ticket_entry set text = '', name = '', person_id = null where side = 'Customer' and person_id = @PersonId",
        "update deflection set person_id = null, visitor = null where person_id = @PersonId",
    ];

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct)
    {
        var tables = new List<PersonalDataTable>();
        foreach (var (name, sql) in Tables)
            tables.Add(await db.OwnTableAsync(name, sql, Values(owner), ct));
        return tables;
    }

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        foreach (var id in await work.ListAsync<long>(Own, Values(owner)))
            await erasure.EraseAsync(work, id);
        await erasure.EraseWaitingAsync(work, owner.PersonId);
        foreach (var sql in Elsewhere)
            await work.ExecuteAsync(sql, Values(owner));
    }

    private static object Values(DataSubject owner) =>
        new
        {
            owner.PersonId,
            owner.CustomerNumber,
            First = Mailbox(owner, 0),
            Second = Mailbox(owner, 1),
            yes = true,
        };

    // Null for none, and never "": what was filed by telephone may have no address.
    private static string? Mailbox(DataSubject owner, int number) =>
        EmailNormalizer.Normalize(owner.Mailboxes.ElementAtOrDefault(number)) is { Length: > 0 } mailbox ? mailbox : null;
}
