using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Plans.Orders;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Change;

/// <summary>All that a choice means before anything is ordered. The address holds the choice: back and reload do what they say.</summary>
[PageInfo("Plans.Change")]
public sealed class QuoteModel(ChangeOffers offers, QuoteReader reader, PlanOrderService orders, PriceNoticeReader prices) : PortalPage
{
    [FromRoute]
    public string Service { get; set; } = "";

    [FromQuery(Name = "plan")]
    public string? Plan { get; set; }

    [FromQuery(Name = "add")]
    public string? Add { get; set; }

    [FromQuery(Name = "end")]
    public string? End { get; set; }

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    public QuoteTexts? Quote { get; private set; }

    public ChangeRefusal? Refusal { get; private set; }

    /// <summary>The days the change could hold from, each with all it comes to.</summary>
    public IReadOnlyList<QuoteTexts> Days { get; private set; } = [];

    /// <summary>What the next year costs by the month one waits to.</summary>
    public IReadOnlyList<WaitingCost> Waiting { get; private set; } = [];

    /// <summary>New prices that were announced for contracts the new plan has already.</summary>
    public IReadOnlyList<AnnouncedPrice> Announced { get; private set; } = [];

    public string OldPlan { get; private set; } = "";

    private Me Me => HttpContext.Me()!;

    private ChangeRequest Choice => new(Service, Plan, Add, End, ChangeDays.Read(From));

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (reference, refusal) = await orders.QuoteAsync(Me, Choice, Language, ct);
        if (reference is not null)
            return Redirect(Links.Plans.Confirm(reference));
        if (refusal == ChangeRefusal.UnknownService)
            return NotFound();
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Me.CustomerNumber is not { } customer)
            return NotFound();
        var (contract, quote, refusal) = await offers.QuoteAsync(customer, Choice, orders.Today, ct);
        if (refusal is ChangeRefusal.UnknownService)
            return NotFound();
        Refusal = refusal;
        if (quote is not null)
        {
            Quote = await reader.ReadAsync(quote, contract!.Plan, Language, ct);
            Refusal = Quote is null ? ChangeRefusal.Unavailable : null;
        }

        if (Quote is null)
            return PageWith(Refusal == ChangeRefusal.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status409Conflict);
        Metadata.Title = Quote.Title;
        OldPlan = contract!.Service.Plan;
        Days = await ChangeDays.ReadAsync(offers, reader, customer, Choice, contract, Quote, orders.Today, ct);
        if (quote!.Kind == OrderKind.ChangePlan)
            (Waiting, Announced) = (WaitingCost.Of(contract, Quote.Plan, orders.Today), await prices.AnnouncedAsync(Quote.Plan, ct));
        return Page();
    }
}
