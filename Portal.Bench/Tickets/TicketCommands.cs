using System.CommandLine;

namespace Portal.Bench.Tickets;

/// <summary>The verbs about requests to the help desk.</summary>
internal static class TicketCommands
{
    public static Command Create() =>
        new("tickets", "Measures requests to the help desk.")
        {
            OpeningCommand.Create(),
            QueueCommand.Create(),
            AuditCommand.Create(),
            ReportCommand.Create(),
        };
}
