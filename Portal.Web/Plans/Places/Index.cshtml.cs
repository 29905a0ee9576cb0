using Microsoft.AspNetCore.Mvc;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Places;

/// <summary>
/// What can be had at an address. The answer is for whoever asks: it is not kept, and search engines are told to leave it out. The page
/// without a question is one they may list.
/// </summary>
[PageInfo("Plans.Place")]
public sealed class IndexModel(ICatalogue catalogue, PlaceReader places) : PortalPage
{
    public ReadPlace Place { get; private set; } = null!;

    /// <summary>Plans that can be had, with how; the cheapest first.</summary>
    public IReadOnlyList<(Plan Plan, PlanFit Fit)> Here { get; private set; } = [];

    /// <summary>Those that cannot, with why not.</summary>
    public IReadOnlyList<(Plan Plan, PlanFit Fit)> NotHere { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var query = PlaceQuery.From(Request);
        Place = await places.ReadAsync(query, ct);
        Metadata.SameInEveryLanguage(l => LinksIn(l).Plans.PlaceOf(query.Country, query.Postcode, query.Street));
        if (Place.State == PlaceState.NotAsked)
            (Metadata.Description, Metadata.Canonical) = (Texts["Plans.Place.Lead"], Links.Plans.Place);
        if (Place.State == PlaceState.NoPostcode)
            AddError("postcode", "Plans.Place.PostcodeMissing");
        if (Place.State == PlaceState.Unavailable)
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        if (Place.State != PlaceState.Known)
            return Page();
        if (!(await catalogue.ListAsync(ct)).Has(out var sold))
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        var all = sold.Select(p => (Plan: p, Fit: PlanFit.Of(p, Place.Lines!, Place.Today))).ToList();
        Here = [.. all.Where(p => p.Fit.Fit == Fit.Yes)];
        NotHere = [.. all.Except(Here)];
        return Page();
    }
}
