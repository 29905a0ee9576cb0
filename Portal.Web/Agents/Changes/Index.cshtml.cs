using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Agents.Customers;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Orders;
using Portal.Web.Plans.Prepared;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Changes;

/// <summary>What a line of the ticket's customer could have instead: the offers the customer sees. One is chosen to be prepared.</summary>
[PageInfo("Agents", Title = "Agents.Changes.Title", Script = "js/agents.js", OwnSearch = true)]
public sealed class IndexModel(
    AgentTicket current,
    ChangePreparation preparation,
    PreparedChangeService prepared,
    CustomerAccess access,
    IServices services,
    ContractReader contracts,
    ChangeOffers offers,
    PlanOrderService orders,
    Texts texts,
    TimeProvider clock
) : PortalPage
{
    public AgentTicket Current => current;

    /// <summary>The line that is asked for; the ticket's, or the only one, when none is.</summary>
    [FromQuery(Name = "line")]
    public string? Asked { get; set; }

    /// <summary>The lines of the customer; null when they cannot be read just now.</summary>
    public IReadOnlyList<Service>? Lines { get; private set; }

    public Service? Line { get; private set; }

    public Contract? Contract { get; private set; }

    public ChangeRefusal? Refusal { get; private set; }

    public IReadOnlyList<Plan> Plans { get; private set; } = [];

    public IReadOnlyList<Extra> Extras { get; private set; } = [];

    /// <summary>What was prepared from this ticket, the newest first.</summary>
    public IReadOnlyList<PreparedChange> Prepared { get; private set; } = [];

    public PreparedState StateOf(PreparedChange change) => change.StateAt(clock.GetUtcNow());

    public static bool IsPossible(Ticket ticket) => ticket is { IsOpen: true, MergedIntoId: null, CustomerNumber: not null };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var shown = await current.OpenAsync(this, ct, IsPossible);
        if (shown is PageResult)
            await access.AuditAsync(HttpContext.Me()!, current.Ticket.CustomerNumber!, new(current.Ticket, null), null, ct);
        return shown;
    }

    public Task<IActionResult> OnPostWithdrawAsync([FromForm] string? change, CancellationToken ct) =>
        current.ActAsync(this, "withdrawn", ticket => preparation.WithdrawAsync(HttpContext.Me()!, ticket, change, ct), ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct) || !current.MayWork || current.Ticket.CustomerNumber is not { } customer)
            return NotFound();
        Metadata.SameInEveryLanguage(l => LinksIn(l).Agents.Ticket(current.Ticket.Reference).Change(Asked));
        Prepared = await prepared.OfTicketAsync(current.Ticket.Id, ct);
        if (!(await services.ListAsync(customer, ct)).Has(out var lines))
            return Page();
        Lines = lines;
        Line =
            lines.FirstOrDefault(l => l.Number == Asked)
            ?? lines.FirstOrDefault(l => l.Number == current.Ticket.ServiceNumber)
            ?? (lines.Count == 1 ? lines[0] : null);
        if (Line is null)
            return Page();
        (Contract, Refusal) = await contracts.ReadAsync(customer, Line.Number, ct);
        if (Contract is null)
            return Page();
        Plans = await offers.PlansAsync(Contract, ct) ?? [];
        Extras = await offers.ExtrasAsync(Contract, ct) ?? [];
        return Page();
    }

    public string NameOf(IReadOnlyDictionary<string, string> names) => names.GetValueOrDefault(Language.Code, "");

    public string DifferenceOf(Plan plan) => QuoteTexts.DifferenceOf(texts.In(Language), plan.Fee - Contract!.FeeOn(orders.Today));
}
