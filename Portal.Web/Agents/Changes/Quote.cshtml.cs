using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Orders;
using Portal.Web.Site;

namespace Portal.Web.Agents.Changes;

/// <summary>What a change would mean for the customer, as they will see it, and the button that prepares it for them.</summary>
[PageInfo("Agents", Title = "Agents.Changes.Title", Script = "js/agents.js", OwnSearch = true)]
public sealed class QuoteModel(
    AgentTicket current,
    ChangePreparation preparation,
    ChangeOffers offers,
    QuoteReader reader,
    PlanOrderService orders
) : PortalPage
{
    public AgentTicket Current => current;

    [FromQuery(Name = "line")]
    public string? Line { get; set; }

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

    /// <summary>The days it could hold from, each with what it comes to.</summary>
    public IReadOnlyList<QuoteTexts> Days { get; private set; } = [];

    private ChangeRequest Choice => new(Line ?? "", Plan, Add, End, ChangeDays.Read(From));

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => current.OpenAsync(this, ct, IndexModel.IsPossible);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct) || !current.MayWork || !IndexModel.IsPossible(current.Ticket))
            return NotFound();
        var (line, refusal) = await preparation.PrepareAsync(HttpContext.Me()!, current.AsSeen, Choice, ct);
        if (line is not null)
            return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        return refusal is { } why ? await current.RefusedAsync(why, ct) : current.Back("prepared");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct) || !current.MayWork || current.Ticket.CustomerNumber is not { } customer)
            return NotFound();
        Metadata.SameInEveryLanguage(l => LinksIn(l).Agents.Ticket(current.Ticket.Reference).ChangeQuote(Line, Plan, Add, End, From));
        var (contract, quote, refusal) = await offers.QuoteAsync(customer, Choice, orders.Today, ct);
        if (refusal == ChangeRefusal.UnknownService)
            return NotFound();
        if (quote is not null)
            Quote = await reader.ReadAsync(quote, contract!.Plan, Language, ct);
        Refusal = Quote is null ? refusal ?? ChangeRefusal.Unavailable : null;
        if (Quote is not null)
            Days = await ChangeDays.ReadAsync(offers, reader, customer, Choice, contract!, Quote, orders.Today, ct);
        return Page();
    }
}
