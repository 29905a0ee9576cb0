using Portal.Web.Agents.Customers;
using Portal.Web.Data;
using Portal.Web.Identity.Consents;
using Portal.Web.Provider;
using Portal.Web.Provider.Contact;
using Portal.Web.Router.Control;
using Portal.Web.Status;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>What stands beside a ticket: who the customer is, what they have, and what they have tried.</summary>
public sealed record TicketContext
{
    public required IReadOnlyList<TicketEntry> Entries { get; init; }

    public required IReadOnlyList<TicketField> Fields { get; init; }

    public required IReadOnlyList<AttemptedStep> AttemptedSteps { get; init; }

    public required IReadOnlyList<AttachmentItem> Files { get; init; }

    public required IReadOnlyList<Handover> Handovers { get; init; }

    public required IReadOnlyList<RelatedTicket> Others { get; init; }

    /// <summary>Null for a ticket without a customer number.</summary>
    public Answer<Customer>? Customer { get; init; }

    public Answer<IReadOnlyList<Service>>? Services { get; init; }

    /// <summary>What tests of the customer's lines found in the last days.</summary>
    public IReadOnlyList<TicketLineTest> LineTests { get; init; } = [];

    /// <summary>Orders and bills in one line; null for a ticket without a customer number.</summary>
    public CustomerSummary? Summary { get; init; }

    /// <summary>How the customer is reached; null for a ticket without a customer number.</summary>
    public Answer<ContactDetails>? Contact { get; init; }

    /// <summary>What helps whoever filed it; null when they said nothing, or took it back.</summary>
    public AccessibilityNeeds? Needs { get; init; }

    /// <summary>What they agreed to; empty for a guest.</summary>
    public IReadOnlyList<Consent> Consents { get; init; } = [];

    /// <summary>What the customer asked of their routers in the last days; empty for a guest.</summary>
    public IReadOnlyList<DeviceCommand> DeviceCommands { get; init; } = [];

    /// <summary>What goes on in its place, when it is a duplicate.</summary>
    public Ticket? Survivor { get; init; }

    /// <summary>What it is linked to; null for nothing, and for what is not known.</summary>
    public Incident? Incident { get; init; }

    public Handover? Offered => Handovers.FirstOrDefault(h => h.IsOpen);
}

/// <summary>Reads all of it. The provider's systems may be away: then the ticket is shown without them.</summary>
public sealed class TicketContextReader(
    Database db,
    TicketReader file,
    ICustomers customers,
    IServices services,
    CustomerSummaryReader summaries,
    IContactDetails contacts,
    NeedService needs,
    ConsentService consents,
    IncidentReader incidents,
    TicketLineTestReader lineTests,
    DeviceCommandReader commands
)
{
    // A guest's ticket with a number that is known to be theirs is the customer's.
    private const string PersonByNumber = "select id from person where customer_number = @number";

    public async Task<TicketContext> ReadAsync(Ticket ticket, CancellationToken ct)
    {
        var person = ticket.PersonId ?? await PersonAsync(ticket.CustomerNumber, ct);
        var lines = ticket.CustomerNumber is { } same ? await services.ListAsync(same, ct) : null;
        return new()
        {
            Entries = await file.EntriesAsync(ticket, ct),
            Fields = await file.FieldsAsync(ticket, ct),
            AttemptedSteps = await file.AttemptedStepsAsync(ticket, ct),
            Files = await file.FilesAsync(ticket, ct),
            Handovers = await file.HandoversAsync(ticket, ct),
            Others = await file.OthersAsync(ticket, ct),
            Survivor = ticket.MergedIntoId is { } into ? await file.FindAsync(into, ct) : null,
            Incident = ticket.Incident is { } reference ? await incidents.FindAsync(reference, ct) : null,
            Customer = ticket.CustomerNumber is { } number ? await customers.FindAsync(number, ct) : null,
            Summary = ticket.CustomerNumber is { } theirs ? await summaries.ReadAsync(theirs, ct) : null,
            Services = lines,
            LineTests = await lineTests.ReadAsync(ticket, lines?.Value ?? [], ct),
            Contact = ticket.CustomerNumber is { } reached ? await contacts.FindAsync(reached, ct) : null,
            Needs = person is { } helped ? await needs.FindAsync(helped, ct) : null,
            DeviceCommands = ticket.CustomerNumber is { } owner ? await commands.LatelyAsync(owner, ct) : [],
            Consents = person is { } agreed ? await consents.ListAsync(agreed, ct) : [],
        };
    }

    private async Task<long?> PersonAsync(string? number, CancellationToken ct) =>
        number is null ? null : await db.SingleOrDefaultAsync<long?>(PersonByNumber, new { number }, ct);
}
