using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Prepared;

/// <summary>
/// A change that the help desk prepared, with all that it means today. The customer goes on to the contract summary, or declines.
/// </summary>
[PageInfo("Plans.Prepared")]
public sealed class DetailsModel(
    PreparedChangeService prepared,
    ChangeOffers offers,
    QuoteReader reader,
    PlanOrderService orders,
    TimeProvider clock
) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public PreparedChange Change { get; private set; } = null!;

    public PreparedState State => Change.StateAt(clock.GetUtcNow());

    /// <summary>What it means today; null when it cannot be ordered.</summary>
    public QuoteTexts? Quote { get; private set; }

    /// <summary>Why it cannot be ordered while it is open.</summary>
    public ChangeRefusal? Refusal { get; private set; }

    /// <summary>True when it costs or binds otherwise than when it was prepared.</summary>
    public bool HasChanged { get; private set; }

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } change)
            return NotFound();
        if (State != PreparedState.Open)
            return Redirect(Links.Plans.Prepared(change.Reference));
        var choice = PlanOrderService.RequestOf(change.Quote);
        var (reference, refusal) = await orders.QuoteAsync(Me, choice, Language, ct, change.Reference);
        if (reference is not null)
            return Redirect(Links.Plans.Confirm(reference));
        return refusal == ChangeRefusal.Unavailable
            ? await ShowUnavailableAsync(ct)
            : await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken ct) =>
        await prepared.DeclineAsync(Me, Reference, ct) == ChangeRefusal.UnknownOrder
            ? NotFound()
            : Redirect(Links.Plans.Prepared(Reference)); // how it ended stands there

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } change)
            return NotFound();
        Metadata.Title = Texts["Plans.Prepared.Title"];
        if (State == PreparedState.Confirmed && change.OrderReference is { } order)
            return Redirect(Links.Plans.Order(order));
        if (State == PreparedState.Open)
            await ReckonAsync(change, ct);
        return Page();
    }

    private async Task<PreparedChange?> FindAsync(CancellationToken ct) =>
        Me.CustomerNumber is { } customer && await prepared.FindAsync(customer, Reference, ct) is { } found ? Change = found : null;

    private async Task ReckonAsync(PreparedChange change, CancellationToken ct)
    {
        var before = change.Quote;
        var (contract, now, refusal) = await offers.QuoteAsync(change.CustomerNumber, PlanOrderService.RequestOf(before), orders.Today, ct);
        if (now is not null)
            Quote = await reader.ReadAsync(now, contract!.Plan, Language, ct);
        Refusal = Quote is null ? refusal ?? ChangeRefusal.Unavailable : null;
        HasChanged =
            now is not null
            && (now.NewMonthly, now.PlanVersion, now.ExtraVersion, now.TermMonths)
                != (before.NewMonthly, before.PlanVersion, before.ExtraVersion, before.TermMonths);
    }
}
