using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Change;

/// <summary>What a line has and what it could have instead: the plans beside the present one, and extras.</summary>
[PageInfo("Plans.Change")]
public sealed class IndexModel(ContractReader contracts, ChangeOffers offers, Texts texts, LocalTime time, TimeProvider clock) : PortalPage
{
    [FromRoute]
    public string Service { get; set; } = "";

    /// <summary>Null when nothing can be changed just now.</summary>
    public Contract? Contract { get; private set; }

    public ChangeRefusal? Refusal { get; private set; }

    public IReadOnlyList<Plan> Plans { get; private set; } = [];

    public IReadOnlyList<Extra> Extras { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (HttpContext.Me()?.CustomerNumber is not { } customer)
            return NotFound();
        (Contract, Refusal) = await contracts.ReadAsync(customer, Service, ct);
        if (Refusal == ChangeRefusal.UnknownService)
            return NotFound();
        if (Contract is null)
            return PageWith(Refusal == ChangeRefusal.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        Plans = await offers.PlansAsync(Contract, ct) ?? [];
        Extras = await offers.ExtrasAsync(Contract, ct) ?? [];
        return Page();
    }

    public DateOnly Today => time.DayOf(clock.GetUtcNow());

    public string NameOf(IReadOnlyDictionary<string, string> names) => names.GetValueOrDefault(Language.Code, "");

    public string DifferenceOf(Plan plan) => QuoteTexts.DifferenceOf(texts.In(Language), plan.Fee - Contract!.FeeOn(Today));

    /// <summary>Until when the customer is bound, or how they can leave.</summary>
    public string Term
    {
        get
        {
            return Contract!.TermOn(Today) is { } term
                ? Texts[
                    "Plans.Change.Bound",
                    Language.Write(term.End.AddDays(-1)),
                    Language.Write(term.LastNotice(Contract.Plan.NoticeDays))
                ]
                : Texts["Plans.Change.Free", Contract.Plan.NoticeDays];
        }
    }
}
