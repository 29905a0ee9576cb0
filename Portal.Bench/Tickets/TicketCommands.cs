using System.CommandLine;

namespace Portal.Bench.Tickets;

/// <summary>The verbs that measure requests.</summary>
internal static class TicketCommands
{
    public static Command Create() => new("tickets", "Measures filing requests.") { FilingCommand.Create() };
}
