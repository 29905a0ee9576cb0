using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Everything the help desk keeps with a ticket, read for its page. That somebody looked is written down with it.</summary>
public sealed class TicketReader(Database db)
{
    private const string One = $"select {Ticket.Columns} from ticket where reference = @reference";
    private const string ById = $"select {Ticket.Columns} from ticket where id = @id";

    // A ticket and its duplicates, and theirs. Their entries are numbered in the order they were written.
    private const string Family = """
        with recursive family (id) as (select cast(@Id as bigint) union select d.id from family f
        join ticket d on d.merged_into_id = f.id)
        """;

    private const string AllEntries = $"""
        {Family}
        select e.id, t.reference, e.at, e.kind, e.side, e.name, e.is_public, e.text, e.detail, p.name person,
            m.sender, m.is_proven, m.rest, m.omitted_files
        from family f join ticket t on t.id = f.id join ticket_entry e on e.ticket_id = f.id
        left join person p on p.id = e.person_id left join entry_mail m on m.entry_id = e.id order by e.id
        """;

    private const string AllFields = "select name, value from ticket_field where ticket_id = @Id order by name";
    private const string AllTried =
        $"{Family} select r.at, r.kind, r.step, r.result from family f join attempted_step r on r.ticket_id = f.id order by r.id";
    private const string AllFiles =
        $"{Family} select t.reference, a.key, a.entry_id, a.name, a.type, a.size from family f join ticket t on t.id = "
        + "f.id join attachment a on a.ticket_id = f.id order by a.id";
    private const string AllHandovers = """
        select h.id, h.from_level, h.to_level, h.reason, h.summary, h.steps, h.results, h.impact, h.promise, h.offered_at, h.accept_by,
            h.accepted_at, h.returned_at, h.return_reason,
            o.name offered_by, a.name accepted_by, r.name returned_by
        from handover h left join person o on o.id = h.offered_by left join person a on a.id = h.accepted_by left
        join person r on r.id = h.returned_by
        where h.ticket_id = @Id order by h.id desc
        """;

    private const string Seen = """
        insert into ticket_seen (ticket_id, person_id, entry_id)
        select @Id, @PersonId, max(id) from ticket_entry where ticket_id = @Id having max(id) is not null
        on conflict (ticket_id, person_id) do update set entry_id = excluded.entry_id
        """;

    private const string OtherTickets = """
        select reference, subject, state, type, opened_at, language, merged_into_id from ticket
        where id <> @Id and ((customer_number is not null and customer_number = @CustomerNumber) or (person_id is not null
            and person_id = @PersonId) or email = @Email)
        order by changed_at desc limit 12
        """;

    /// <summary>Null when there is none.</summary>
    public Task<Ticket?> FindAsync(string? reference, CancellationToken ct) =>
        TicketReference.Read(reference) is { } read
            ? db.SingleOrDefaultAsync<Ticket>(One, new { reference = read }, ct)
            : Task.FromResult<Ticket?>(null);

    public Task<Ticket?> FindAsync(long id, CancellationToken ct) => db.SingleOrDefaultAsync<Ticket>(ById, new { id }, ct);

    /// <summary>Somebody of the staff looked at what a customer wrote; until now nothing of it is new to them.</summary>
    public Task AuditViewAsync(Me me, Ticket ticket, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(Seen, new { ticket.Id, me.PersonId });
                await work.AuditAsync(me.Target, "ticket.viewed", $"ticket:{ticket.Reference}");
            },
            ct
        );

    /// <summary>Somebody of the staff took a file of a customer's.</summary>
    public Task AuditDownloadAsync(string actor, Ticket ticket, string key, CancellationToken ct) =>
        db.WriteAsync(work => work.AuditAsync(actor, "ticket.file-downloaded", $"ticket:{ticket.Reference}", key), ct);

    /// <summary>
    /// Somebody of the staff looked for a customer's tickets: by what, and which of them the page showed. What was typed may be an address,
    /// and the trail cannot forget.
    /// </summary>
    public Task SearchedAsync(string actor, string typed, IEnumerable<string> shown, CancellationToken ct)
    {
        var by = typed.Contains('@', StringComparison.Ordinal) ? "address" : "number";
        return db.WriteAsync(work => work.AuditAsync(actor, "tickets.searched", "queue", string.Join(' ', shown.Prepend($"by {by}:"))), ct);
    }

    public Task<IReadOnlyList<TicketEntry>> EntriesAsync(Ticket ticket, CancellationToken ct) =>
        db.ListAsync<TicketEntry>(AllEntries, new { ticket.Id }, ct);

    public Task<IReadOnlyList<TicketField>> FieldsAsync(Ticket ticket, CancellationToken ct) =>
        db.ListAsync<TicketField>(AllFields, new { ticket.Id }, ct);

    public Task<IReadOnlyList<AttemptedStep>> AttemptedStepsAsync(Ticket ticket, CancellationToken ct) =>
        db.ListAsync<AttemptedStep>(AllTried, new { ticket.Id }, ct);

    public Task<IReadOnlyList<AttachmentItem>> FilesAsync(Ticket ticket, CancellationToken ct) =>
        db.ListAsync<AttachmentItem>(AllFiles, new { ticket.Id }, ct);

    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<Handover>> HandoversAsync(Ticket ticket, CancellationToken ct) =>
        db.ListAsync<Handover>(AllHandovers, new { ticket.Id }, ct);

    public Task<IReadOnlyList<RelatedTicket>> OthersAsync(Ticket ticket, CancellationToken ct) =>
        db.ListAsync<RelatedTicket>(
            OtherTickets,
            new
            {
                ticket.Id,
                ticket.CustomerNumber,
                ticket.PersonId,
                ticket.Email,
            },
            ct
        );
}
