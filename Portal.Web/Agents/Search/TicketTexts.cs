using System.Text.Json;
using Portal.Web.Data;

namespace Portal.Web.Agents.Search;

/// <summary>Everything somebody wrote in some tickets: what is indexed, and what a passage is taken from.</summary>
public sealed class TicketTexts(Database db)
{
    private const string Entries = """
        select e.ticket_id, 'entry' source, e.is_public, e.name, e.text, '' key, '' type
        from ticket_entry e where e.text <> '' and e.ticket_id
        """;

    private const string Fields = """
        select f.ticket_id, 'field' source, true is_public, f.name, f.value text, '' key, '' type from ticket_field f where f.ticket_id
        """;

    private const string Steps = """
        select s.ticket_id, 'step' source, true is_public, s.kind name, s.step || ' ' || s.result text, '' key, '' type
        from attempted_step s where s.ticket_id
        """;

    private const string Handovers = """
        select h.ticket_id, 'handover' source, false is_public, '' name, h.summary || ' ' || h.steps || ' ' || h.results || ' ' || h.impact
            || ' ' || h.promise || ' ' || h.return_reason text, '' key, '' type from handover h where h.ticket_id
        """;

    private const string Files = """
        select a.ticket_id, 'file' source, true is_public, a.name, a.name text, a.key, a.type from attachment a where a.ticket_id
        """;

    public async Task<ILookup<long, TicketText>> ReadAsync(IReadOnlyCollection<long> tickets, CancellationToken ct)
    {
        var values = new { ids = JsonSerializer.Serialize(tickets) };
        var these = db.Dialect.AnyNumberOf("@ids");
        var all = new List<TicketText>();
        foreach (var sql in new[] { Entries, Handovers, Steps, Fields, Files })
            all.AddRange(await db.ListAsync<TicketText>($"{sql} {these}", values, ct));
        return all.ToLookup(w => w.TicketId);
    }
}

/// <summary>One text of a ticket.</summary>
public sealed record TicketText
{
    public required long TicketId { get; init; }

    /// <summary>"entry", "handover", "step", "field" or "file".</summary>
    public required string Source { get; init; }

    public required bool IsPublic { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }

    /// <summary>Of a file.</summary>
    public required string Key { get; init; }

    public required string Type { get; init; }
}
