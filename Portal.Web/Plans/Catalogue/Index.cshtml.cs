using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Plans.Catalogue;

/// <summary>What the provider sells and sold, with all versions, for administrators.</summary>
[PageInfo("Catalogue")]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(CatalogueReader reader) : PortalPage
{
    /// <summary>Plans and extras, each with its versions, the newest first; empty when the catalogue does not answer.</summary>
    public IReadOnlyList<IGrouping<string, VersionItem>> Plans { get; private set; } = [];

    public IReadOnlyList<IGrouping<string, VersionItem>> Extras { get; private set; } = [];

    public bool IsAway { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Metadata.SameInEveryLanguage(l => LinksIn(l).Catalogue.Index);
        if (await reader.ReadAsync(ct) is not { } view)
        {
            IsAway = true;
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        }

        Plans = [.. VersionItem.PlansOf(view, Language, Texts).GroupBy(v => v.Code)];
        Extras = [.. VersionItem.ExtrasOf(view, Language, Texts).GroupBy(v => v.Code)];
        return Page();
    }
}
