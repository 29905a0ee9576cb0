using Dapper;
using Portal.Web.Data;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Queue;

/// <summary>
/// Does one thing to several tickets. Each is changed as it would be on its own page, in a change of its own: what cannot be done to one
/// stops none of the others.
/// </summary>
public sealed class BulkChange(Database db)
{
    private const string Chosen = $"select {Ticket.Columns} from ticket where reference in";

    /// <summary>The tickets as they stand now, with the version they were chosen in; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<Ticket>> FindAsync(IReadOnlyList<ChosenTicket> chosen, CancellationToken ct)
    {
        if (chosen.Count == 0)
            return [];
        var values = new DynamicParameters();
        foreach (var (n, ticket) in chosen.Index())
            values.Add($"r{n}", ticket.Reference);
        var found = await db.ListAsync<Ticket>(
            $"{Chosen} ({string.Join(", ", Enumerable.Range(0, chosen.Count).Select(n => $"@r{n}"))})",
            values,
            ct
        );
        return [.. chosen.Join(found, c => c.Reference, t => t.Reference, (c, t) => t with { Version = c.Version })];
    }

    public static async Task<BulkResult> EachAsync(IEnumerable<Ticket> tickets, Func<Ticket, Task<AgentRefusal?>> change)
    {
        var (changed, refused) = (0, new List<(string, AgentRefusal)>());
        foreach (var ticket in tickets)
            if (await change(ticket) is { } refusal)
                refused.Add((ticket.Reference, refusal));
            else
                changed++;
        return new BulkResult(changed, refused);
    }
}
