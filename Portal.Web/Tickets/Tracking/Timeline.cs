using Portal.Web.Data;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// What happened to a ticket, as its customer may know it. Besides being marked as public an entry has to be of a kind that has words for
/// customers: notes, assignments and priorities never show, however they are marked.
/// </summary>
public sealed class Timeline(Database db, AttachmentService attachments)
{
    /// <summary>The kinds a customer sees.</summary>
    public static readonly string[] Kinds =
    [
        .. new[]
        {
            EntryKind.Opened,
            EntryKind.Reply,
            EntryKind.State,
            EntryKind.Handover,
            EntryKind.Promise,
            EntryKind.Attachment,
            EntryKind.Incident,
            EntryKind.Merge,
            EntryKind.Unmerge,
            EntryKind.Survey,
        }.Select(k => $"{k}"),
    ];

    // A ticket and its duplicates: those of the same account, and those of the same mailbox for whom it is theirs, for nobody else's words
    // may be read here.
    private const string Public = """
        with recursive family (id) as (
            select cast(@id as bigint)
            union select d.id from family f join ticket d on d.merged_into_id = f.id join ticket t on t.id = @id
            where d.person_id = t.person_id or (@hasMailbox = @yes and lower(d.email) = lower(t.email)))
        select e.id, e.ticket_id, case when e.ticket_id = @id then null else t.reference
            end other, e.at, e.kind, e.side, e.name, e.text, e.detail
        from family f join ticket t on t.id = f.id join ticket_entry e on e.ticket_id = f.id
        where e.is_public = @yes and (e.ticket_id = @id or e.kind in ('Opened', 'Reply', 'Attachment'))
            and kind in ('Opened', 'Reply', 'State', 'Handover', 'Promise', 'Attachment', 'Incident', 'Merge', 'Unmerge', 'Survey')
        order by e.id
        """;

    private const string Newest = """
        select coalesce(max(id), 0) from ticket_entry
        where ticket_id = @id and is_public = @yes
            and kind in ('Opened', 'Reply', 'State', 'Handover', 'Promise', 'Attachment', 'Incident', 'Merge', 'Unmerge', 'Survey')
        """;

    /// <param name="id">The ticket.</param>
    /// <param name="hasMailbox">Whether the ticket's mail address is known to be the reader's.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<TimelineItem>> ReadAsync(long id, bool hasMailbox, CancellationToken ct)
    {
        var moments = await db.ListAsync<TimelineItem>(
            Public,
            new
            {
                id,
                hasMailbox,
                yes = true,
            },
            ct
        );
        var files = new List<Attachment>();
        foreach (var ticket in moments.Select(m => m.TicketId).Distinct())
            files.AddRange(await attachments.ListAsync(ticket, ct));
        return [.. moments.Select(m => m with { Files = [.. files.Where(f => f.EntryId == m.Id)] })];
    }

    /// <summary>The same for somebody who may know that there is an answer, but not read it.</summary>
    public static IReadOnlyList<TimelineItem> WithoutAnswers(IReadOnlyList<TimelineItem> moments) =>
        [
            .. moments.Select(m =>
                m.Side == Side.Customer || (m.Text == "" && m.Files.Count == 0) ? m : m with { Text = "", Files = [], IsHidden = true }
            ),
        ];

    /// <summary>Grows with everything the customer can see.</summary>
    public Task<long> NewestAsync(long id, CancellationToken ct) => db.SingleOrDefaultAsync<long>(Newest, new { id, yes = true }, ct);

    /// <summary>One entry.</summary>
    public sealed record TimelineItem
    {
        public required long Id { get; init; }

        public long TicketId { get; init; }

        /// <summary>The reference of the duplicate it was written in; null for the ticket itself.</summary>
        public string? Other { get; init; }

        public required DateTimeOffset At { get; init; }

        public required EntryKind Kind { get; init; }

        public required Side Side { get; init; }

        public required string Name { get; init; }

        public required string Text { get; init; }

        public required string Detail { get; init; }

        public IReadOnlyList<Attachment> Files { get; init; } = [];

        /// <summary>True when there are words that this reader has to open the link of a mail for.</summary>
        public bool IsHidden { get; init; }

        /// <summary>The text that says what it is.</summary>
        public string TextKey =>
            Kind switch
            {
                EntryKind.State when Side == Side.Customer && Detail == $"{TicketState.InProgress}" => "Tickets.Moment.Reopened",
                EntryKind.State when Side == Side.Customer => "Tickets.Moment.ClosedByYou",
                EntryKind.State when Enum.TryParse<TicketState>(Detail.Split(' ', '/')[0], out var state) =>
                    $"Tickets.Moment.State.{state}",
                EntryKind.State => "Tickets.Moment.State.InProgress",
                _ => $"Tickets.Moment.{Kind}",
            };
    }
}
