using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;
using Portal.Web.Tickets;
using Portal.Web.Troubleshoot.LineTests;

namespace Portal.Web.Agents;

/// <summary>A test of one of the customer's lines.</summary>
/// <param name="Test">The test.</param>
/// <param name="Line">The line.</param>
/// <param name="Report">What it found; null when it has no result, or not yet.</param>
/// <param name="IsRunning">True while a result may still come.</param>
public sealed record TicketLineTest(LineTest Test, Service Line, LineReport? Report, bool IsRunning)
{
    /// <summary>What was measured. Contract and outages are as they are now, and stand elsewhere.</summary>
    public IEnumerable<CheckReport> Checks =>
        Report?.Checks.Where(c => c.Measures.Count > 0 && c.Check is not (LineCheck.Service or LineCheck.Outage)) ?? [];

    /// <summary>The worst of it.</summary>
    public LineVerdict Worst => Checks.Select(c => c.Verdict).DefaultIfEmpty().Max();
}

/// <summary>Reads what stands beside a ticket of tests: those of its line, or of all lines where it names none.</summary>
public sealed class TicketLineTestReader(LineTestService tests)
{
    private const int Most = 5;
    private static readonly TimeSpan Past = TimeSpan.FromDays(7);

    /// <param name="ticket">The ticket.</param>
    /// <param name="lines">The customer's lines.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<TicketLineTest>> ReadAsync(Ticket ticket, IReadOnlyList<Service> lines, CancellationToken ct)
    {
        if (ticket.CustomerNumber is not { } customer || lines.Count == 0)
            return [];
        var found = new List<TicketLineTest>();
        foreach (var test in await tests.ListAsync(customer, Past, ct))
            if (
                found.Count < Most
                && (ticket.ServiceNumber ?? test.Service) == test.Service
                && lines.FirstOrDefault(l => l.Number == test.Service) is { } line
            )
                found.Add(
                    new(
                        test,
                        line,
                        test.State == LineTestState.Completed ? await tests.ReportAsync(test, line, ct) : null,
                        tests.IsRunning(test)
                    )
                );
        return found;
    }
}
