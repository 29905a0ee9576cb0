using Portal.Web.Data;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets.Following;

/// <summary>
/// What happened to a ticket, as its customer may know it. Besides being marked as public an entry has to be of a kind that has words for customers: notes, assignments and priorities never show,
/// however they are marked.
/// </summary>
public sealed class Timeline(Database db, AttachmentDesk attachments)
{
    /// <summary>The kinds a customer sees.</summary>
    public static readonly string[] Kinds = [.. new[] { EntryKind.Opened, EntryKind.Reply, EntryKind.State, EntryKind.Handover, EntryKind.Promise, EntryKind.Attachment, EntryKind.Incident, EntryKind.Merge, EntryKind.Survey }.Select(k => $"{k}")];

    private const string Public = """
        select id, at, kind, side, name, text, detail from ticket_entry
        where ticket_id = @id and is_public = @yes and kind in ('Opened', 'Reply', 'State', 'Handover', 'Promise', 'Attachment', 'Incident', 'Merge', 'Survey')
        order by id
        """;

    private const string Newest = """
        select coalesce(max(id), 0) from ticket_entry
        where ticket_id = @id and is_public = @yes and kind in ('Opened', 'Reply', 'State', 'Handover', 'Promise', 'Attachment', 'Incident', 'Merge', 'Survey')
        """;

    public async Task<IReadOnlyList<Moment>> ReadAsync(long id, CancellationToken ct)
    {
        var files = (await attachments.OfAsync(id, ct)).ToLookup(f => f.EntryId);
        return [.. (await db.ListAsync<Moment>(Public, new { id, yes = true }, ct)).Select(m => m with { Files = [.. files[m.Id]] })];
    }

    /// <summary>Grows with everything the customer can see.</summary>
    public Task<long> NewestAsync(long id, CancellationToken ct) => db.SingleOrDefaultAsync<long>(Newest, new { id, yes = true }, ct);

    /// <summary>One entry.</summary>
    public sealed record Moment
    {
        public required long Id { get; init; }

        public required DateTimeOffset At { get; init; }

        public required EntryKind Kind { get; init; }

        public required Side Side { get; init; }

        public required string Name { get; init; }

        public required string Text { get; init; }

        public required string Detail { get; init; }

        public IReadOnlyList<Attachment> Files { get; init; } = [];

        /// <summary>The text that says what it is.</summary>
        public string Words => Kind switch
        {
            EntryKind.State when Side == Side.Customer && Detail == $"{TicketState.InProgress}" => "Tickets.Moment.Reopened",
            EntryKind.State when Side == Side.Customer => "Tickets.Moment.ClosedByYou",
            EntryKind.State when Enum.TryParse<TicketState>(Detail.Split(' ', '/')[0], out var state) => $"Tickets.Moment.State.{state}",
            EntryKind.State => "Tickets.Moment.State.InProgress",
            _ => $"Tickets.Moment.{Kind}",
        };
    }
}
