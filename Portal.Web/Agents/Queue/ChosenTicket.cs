using System.Globalization;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Queue;

/// <summary>A ticket that was ticked in the queue, as it stood on the page: "T-4K7M-2QXA.12".</summary>
public sealed record ChosenTicket(string Reference, long Version)
{
    /// <summary>As many as a page of the queue shows.</summary>
    public const int MaxCount = TicketQueue.Size;

    /// <summary>What can be read of a form or an address; each ticket once.</summary>
    public static IReadOnlyList<ChosenTicket> Read(IEnumerable<string?> texts) =>
        [.. texts.Take(MaxCount).Select(Read).OfType<ChosenTicket>().DistinctBy(c => c.Reference)];

    /// <summary>The choice as the query of an address.</summary>
    /// <param name="chosen">The tickets.</param>
    /// <param name="from">The query of the queue they were chosen in.</param>
    public static string Query(IEnumerable<ChosenTicket> chosen, string from) =>
        string.Join('&', chosen.Select(c => $"ticket={c}").Append($"from={Uri.EscapeDataString(from)}"));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reference}.{Version}");

    private static ChosenTicket? Read(string? text) =>
        text?.Split('.') is [var reference, var version]
        && TicketReference.Read(reference) is { } known
        && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(known, number)
            : null;
}
