using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Plans.Places;
using Portal.Web.Plans.Present;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Plans;

/// <summary>
/// What the provider sells, plan beside plan, for everybody. Who names a place sees what can be had there, and who is signed in sees each
/// plan against their own: those pages are theirs alone and never kept.
/// </summary>
[Cacheable]
[PageInfo("Plans")]
public sealed class IndexModel(ICatalogue catalogue, PlaceReader places, PresentPlanReader present, Texts texts) : PortalPage
{
    /// <summary>What pages of plans are dropped by; they also go when any file of the content changes, as every page does.</summary>
    internal const string Tag = "plans";

    /// <summary>The kinds of line that somebody sells something for, in one order.</summary>
    public IReadOnlyList<Technology> Offered { get; private set; } = [];

    [FromQuery(Name = "technology")]
    public string? Technology { get; set; }

    /// <summary>The line that somebody signed in compares with.</summary>
    [FromQuery(Name = "line")]
    public string? Line { get; set; }

    public Technology? Chosen => Offered.Select(t => (Technology?)t).FirstOrDefault(t => t!.Value.Word() == Technology);

    /// <summary>Null when the catalogue cannot be asked just now.</summary>
    public IReadOnlyList<Plan>? Plans { get; private set; }

    /// <summary>All that is sold, whatever kind of line was chosen.</summary>
    public IReadOnlyList<Plan> Sold { get; private set; } = [];

    public DateTimeOffset? AsOf { get; private set; }

    /// <summary>The place in the address of the page; null when there is none.</summary>
    public ReadPlace? Place { get; private set; }

    /// <summary>What somebody signed in has; null for everybody else.</summary>
    public PresentPlan? Present { get; private set; }

    public LocalizedTexts Localized => texts.In(Language);

    /// <summary>The same page for another kind of line; place and line stay.</summary>
    public string For(Technology? technology)
    {
        var place = Place?.Query ?? PlaceQuery.None;
        return Links.Plans.IndexAt(place.Country, place.Postcode, place.Street, technology?.Word(), Present is null ? null : Line);
    }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var query = PlaceQuery.From(Request);
        (Metadata.Description, Metadata.Canonical) = (Texts["Plans.Description"], query.IsEmpty ? Links.Plans.Index : null);
        var answer = await catalogue.ListAsync(ct);
        if (!answer.Has(out var all))
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        (AsOf, Sold) = (answer.AsOf, all);
        Offered = [.. all.SelectMany(p => p.Technologies).Distinct().Order()];
        Plans = [.. all.Where(p => Chosen is not { } line || p.Technologies.Contains(line))];
        if (!query.IsEmpty)
            Place = await places.ReadAsync(query, ct);
        if (HttpContext.Me() is { CustomerNumber: { } customer })
            Present = await present.ReadAsync(customer, Line, all, Language, ct);
        if (AsOf is null && Place is null && HttpContext.Me() is null)
            Cache([Tag]);
        return Page();
    }
}
