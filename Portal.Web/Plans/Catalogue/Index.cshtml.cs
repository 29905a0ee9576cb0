using Microsoft.AspNetCore.Mvc;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Site;

namespace Portal.Web.Plans.Catalogue;

/// <summary>What the provider sells and sold, with all versions, for administrators.</summary>
[PageInfo("Catalogue")]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(CatalogueReader reader, PriceChangeReader prices) : PortalPage
{
    /// <summary>Plans and extras, each with its versions, the newest first; empty when the catalogue does not answer.</summary>
    public IReadOnlyList<IGrouping<string, VersionItem>> Plans { get; private set; } = [];

    public IReadOnlyList<IGrouping<string, VersionItem>> Extras { get; private set; } = [];

    /// <summary>Planned, announced and past changes of prices, the newest first.</summary>
    public IReadOnlyList<PriceChange> Changes { get; private set; } = [];

    public bool IsAway { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Metadata.SameInEveryLanguage(l => LinksIn(l).Catalogue.Index);
        Changes = await prices.ListAsync(ct);
        if (await reader.ReadAsync(ct) is not { } view)
        {
            IsAway = true;
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        }

        Plans = [.. VersionItem.PlansOf(view, Language, Texts).GroupBy(v => v.Code)];
        Extras = [.. VersionItem.ExtrasOf(view, Language, Texts).GroupBy(v => v.Code)];
        return Page();
    }

    public string NameOf(PriceChange change) => VersionOf(change)?.Name ?? change.PlanCode;

    /// <summary>True for a rise of a version that new customers still buy at the old price.</summary>
    public bool IsSoldAtOldPrice(PriceChange change) =>
        change is { IsRise: true, State: PriceChangeState.Announced or PriceChangeState.InEffect }
        && VersionOf(change)?.Standing == "Active";

    private VersionItem? VersionOf(PriceChange change) =>
        Plans.SelectMany(p => p).FirstOrDefault(v => v.Code == change.PlanCode && v.Version == change.PlanVersion);
}
