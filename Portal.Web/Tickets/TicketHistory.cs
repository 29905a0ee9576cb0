using Portal.Web.Data;

namespace Portal.Web.Tickets;

/// <summary>Something that happened to a ticket, about to be kept.</summary>
public sealed record NewEntry(EntryKind Kind, Side Side, bool IsPublic)
{
    public long? PersonId { get; init; }

    /// <summary>Who, as the other side sees them.</summary>
    public string Name { get; init; } = "";

    /// <summary>What was written, as it was typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the entry is about, for its words: the new state, a level.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The key of the form it was sent with, as it is kept; an entry with a key that is there already is refused by the database.</summary>
    public string? FormKey { get; init; }
}

/// <summary>Changes a ticket and keeps its history, inside the change of whoever calls: every verb of every desk comes down to these.</summary>
public static class TicketHistory
{
    private const string Append = """
        insert into ticket_entry (ticket_id, form_key, at, kind, side, person_id, name, is_public, text, detail)
        values (@ticketId, @FormKey, @Now, @Kind, @Side, @PersonId, @Name, @IsPublic, @Text, @Detail) returning id
        """;

    private const string Read = $"select {Ticket.Columns} from ticket where id = @id";

    /// <returns>The number of the entry.</returns>
    public static Task<long> EntryAsync(this Work work, long ticketId, NewEntry entry) => work.SingleAsync<long>(
        Append,
        new { ticketId, entry.FormKey, work.Now, Kind = $"{entry.Kind}", Side = $"{entry.Side}", entry.PersonId, entry.Name, entry.IsPublic, entry.Text, entry.Detail });

    /// <summary>The ticket as it stands within the change.</summary>
    public static Task<Ticket> TicketAsync(this Work work, long id) => work.SingleAsync<Ticket>(Read, new { id });

    /// <summary>Sets columns of a ticket, if nobody was faster.</summary>
    /// <param name="work">The change.</param>
    /// <param name="ticket">As the caller saw it.</param>
    /// <param name="set">The assignments of an update, "state = @state, …"; never a value that was typed.</param>
    /// <param name="values">The values of the parameters in it.</param>
    /// <returns>False when the ticket has changed since; then nothing was done.</returns>
    public static async Task<bool> SetAsync(this Work work, Ticket ticket, string set, object? values = null)
    {
        var all = new Dapper.DynamicParameters(values);
        all.AddDynamicParams(new { ticketId = ticket.Id, ticketVersion = ticket.Version, ticketNow = work.Now });
        return await work.ExecuteAsync($"update ticket set {set}, changed_at = @ticketNow, version = version + 1 where id = @ticketId and version = @ticketVersion", all) == 1;
    }
}
