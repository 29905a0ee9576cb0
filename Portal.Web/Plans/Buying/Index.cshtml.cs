using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Plans.Places;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>The beginning of a purchase: whether the plan can be had at the address, and extras.</summary>
[PageInfo("Buying")]
public sealed class IndexModel(PurchaseOffers offers, PlaceReader places) : PortalPage
{
    [FromRoute(Name = "plan")]
    public string Code { get; set; } = "";

    /// <summary>Null when the plan cannot be bought, or not just now.</summary>
    public Choice? Choice { get; private set; }

    public PurchaseRefusal? Refusal { get; private set; }

    /// <summary>True for a customer, who may mean a change of the line they have.</summary>
    public bool IsCustomer => HttpContext.Me()?.CustomerNumber is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        (Choice, Refusal) = await Choice.ReadAsync(Request, Code, offers, places, ct);
        var query = PlaceQuery.From(Request);
        Metadata.SameInEveryLanguage(l => LinksIn(l).Buying.Plan(Code, query.Country, query.Postcode, query.Street, Choice?.Codes));
        if (Choice is null)
            return Refusal == PurchaseRefusal.Unavailable ? PageWith(StatusCodes.Status503ServiceUnavailable) : NotFound();
        Metadata.Title = Texts["Buying.Title.Quote", new PlanTexts(Choice.Plan, Language, Texts).Name];
        var state = Choice.Place.State;
        if (state == PlaceState.NoPostcode)
            AddError("postcode", "Plans.Place.PostcodeMissing");
        if (state is PlaceState.Known && query.Street == "")
            AddError("street", "Buying.Street.Missing");
        if (Choice.Extras is null)
            AddError("", "Buying.Refusal.ExtraUnavailable");
        return Page();
    }
}
