using System.Globalization;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Queue;

/// <summary>What became of a change to several tickets: how many took it, and why each of the others did not.</summary>
public sealed record BulkResult(int Changed, IReadOnlyList<(string Reference, AgentRefusal Refusal)> Refused)
{
    /// <summary>As the address of the queue carries it; null when it says nothing of the kind.</summary>
    public static BulkResult? Read(IQueryCollection query) =>
        int.TryParse(query["changed"], NumberStyles.None, CultureInfo.InvariantCulture, out var changed) && changed <= ChosenTicket.MaxCount
            ? new(changed, [.. query["not"].Take(ChosenTicket.MaxCount).Select(ReadRefusal).OfType<(string, AgentRefusal)>()])
            : null;

    public string Query =>
        string.Join(
            '&',
            Refused.Select(r => $"not={r.Reference}.{r.Refusal}").Prepend(string.Create(CultureInfo.InvariantCulture, $"changed={Changed}"))
        );

    private static (string, AgentRefusal)? ReadRefusal(string? text) =>
        text?.Split('.') is [var reference, { Length: > 0 } why]
        && TicketReference.Read(reference) is { } known
        && Enum.TryParse<AgentRefusal>(why, out var refusal)
        && $"{refusal}" == why
            ? (known, refusal)
            : null;
}
