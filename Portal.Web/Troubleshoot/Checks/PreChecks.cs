using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Status;

namespace Portal.Web.Troubleshoot.Checks;

/// <summary>What is known of a line before anything is asked.</summary>
public sealed record PreCheck
{
    /// <summary>The lines one can choose from.</summary>
    public required IReadOnlyList<Service> Lines { get; init; }

    /// <summary>The line that was looked at; null when the provider does not answer.</summary>
    public Service? Line { get; init; }

    /// <summary>What is under way where the line is.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Requests about faults that are open.</summary>
    public IReadOnlyList<OpenTicket> Tickets { get; init; } = [];

    /// <summary>What fills questions without asking.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    public bool IsSuspended => Line?.State == ServiceState.Suspended;

    /// <summary>The last day of a line that has ended, or ends today.</summary>
    public DateOnly? EndedOn { get; init; }
}

/// <summary>A request that is open.</summary>
public sealed record OpenTicket
{
    public required string Reference { get; init; }

    public required string Subject { get; init; }
}

/// <summary>
/// Looks at what is known of the line of who is signed in, so that nobody searches for a fault that is known, or answers what we know.
/// Nothing of it ends a guide: what somebody sees counts for more than what we believe.
/// </summary>
public sealed class PreChecks(Database db, IServices services, IncidentCache incidents, LineFacts facts, TimeProvider clock)
{
    private const string Open = """
        select reference, subject from ticket
        where (person_id = @PersonId or customer_number = @CustomerNumber) and type = 'Fault' and resolved_at is null and closed_at is null
            and state not in ('Cancelled', 'Rejected') and merged_into_id is null
        order by opened_at desc limit 3
        """;

    /// <param name="me">Whose line it is.</param>
    /// <param name="number">The line they chose; null for the only or first one.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<PreCheck> RunAsync(Me me, string? number, CancellationToken ct)
    {
        var lines = await LinesAsync(me, ct);
        var line = lines.FirstOrDefault(l => l.Number == number) ?? (lines.Count > 0 ? lines[0] : null);
        var tickets = await db.ListAsync<OpenTicket>(Open, new { me.PersonId, me.CustomerNumber }, ct);
        if (line is null)
            return new PreCheck { Lines = lines, Tickets = tickets };
        return new PreCheck
        {
            Lines = lines,
            Line = line,
            Tickets = tickets,
            Incidents =
            [
                .. incidents
                    .Affecting(line.Address.Postcode, line.Node, line.Technology)
                    .Where(i => i.State is not (IncidentState.Scheduled or IncidentState.Resolved)),
            ],
            EndedOn = line.EndsOn is { } end && end <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) ? end : null,
            Facts = await facts.OfAsync(me.CustomerNumber!, line, ct),
        };
    }

    private async Task<IReadOnlyList<Service>> LinesAsync(Me me, CancellationToken ct) =>
        (await services.ListAsync(me.CustomerNumber!, ct)).Has(out var all)
            ? [.. all.Where(s => s.State is not (ServiceState.Cancelled or ServiceState.Aborted or ServiceState.Created))]
            : [];
}
