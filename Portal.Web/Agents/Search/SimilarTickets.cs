using System.Text.Json;
using Portal.Search;
using Portal.Web.Data;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Search;

/// <summary>
/// Tickets like one, that were solved, with what solved them and what their customers had read. For the help desk alone: they are other
/// people's.
/// </summary>
public sealed class SimilarTickets(Database db, DeskIndex index, TicketTexts texts)
{
    private const int Shown = 5;
    private const int Looked = 40;
    private const int MaxSolution = 400;

    private static readonly RecordFilter[] Solved = [new("kind", [RecordKinds.Ticket]), new("solved", ["yes"])];

    private const string Found = $"select {FoundTicket.Columns} where t.resolved_at is not null and t.merged_into_id is null and t.id";

    // The answer with which it was marked as solved; of several the last.
    private const string Solutions = """
        select e.ticket_id, e.text from ticket_entry e
        where e.id in (select max(r.id) from ticket_entry r join ticket t on t.id = r.ticket_id
            where r.side = 'Agent' and r.is_public = true and r.text <> '' and r.at <= t.resolved_at and r.ticket_id
        """;

    private const string Opened = """
        select s.ticket_id, s.step text from attempted_step s where s.kind = 'article' and s.ticket_id
        """;

    /// <summary>Null while there is no index.</summary>
    public async Task<IReadOnlyList<SimilarTicket>?> FindAsync(Ticket ticket, CancellationToken ct)
    {
        if (index.Current is not { } current)
            return null;
        var written = (await texts.ReadAsync([ticket.Id], ct))[ticket.Id];
        var said = written.Where(w => w is { Source: "entry", IsPublic: true } or { Source: "step" or "field" }).Take(Looked);
        var hits = current.Similar(
            [new(ticket.Language, ticket.Subject, 3), .. said.Select(w => new RecordText(ticket.Language, w.Text))],
            Solved,
            Looked
        );
        var these = db.Dialect.AnyNumberOf("@ids");
        var ids = hits.Select(h => h.Id).Where(id => id != ticket.Id).ToList();
        var values = new { ids = JsonSerializer.Serialize(ids) };
        var rows = (await db.ListAsync<FoundTicket>($"{Found} {these}", values, ct)).ToDictionary(t => t.Id);
        var solutions = (await db.ListAsync<Row>($"{Solutions} {these} group by r.ticket_id)", values, ct)).ToDictionary(
            r => r.TicketId,
            r => r.Text
        );
        var articles = (await db.ListAsync<Row>($"{Opened} {these} order by s.id", values, ct)).ToLookup(r => r.TicketId, r => r.Text);
        return
        [
            .. ids.Where(id => rows.ContainsKey(id) && solutions.ContainsKey(id))
                .Take(Shown)
                .Select(id => new SimilarTicket(rows[id], Beginning(solutions[id]), [.. articles[id].Distinct()])),
        ];
    }

    private static string Beginning(string text) =>
        text.Length <= MaxSolution ? text : string.Concat(text[..MaxSolution].EnumerateRunes().SkipLast(1)).TrimEnd() + "…";

    private sealed record Row
    {
        public required long TicketId { get; init; }

        public required string Text { get; init; }
    }
}

/// <summary>A solved ticket like another.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Solution">The answer that solved it.</param>
/// <param name="Articles">The keys of the articles its customer opened.</param>
public sealed record SimilarTicket(FoundTicket Ticket, string Solution, IReadOnlyList<string> Articles);
