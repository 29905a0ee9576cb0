using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Catalogue;

/// <summary>Every plan and extra with all versions and how many lines have each, for staff.</summary>
public sealed class CatalogueReader(ICatalogue catalogue, IServices services)
{
    /// <summary>Null when the provider's systems do not answer, or keep no old versions.</summary>
    public async Task<CatalogueView?> ReadAsync(CancellationToken ct)
    {
        var plans = await catalogue.ListVersionsAsync(ct);
        var extras = await catalogue.ListExtraVersionsAsync(ct);
        if (!plans.Has(out var allPlans) || !extras.Has(out var allExtras))
            return null;
        var counts = (await services.CountVersionsAsync(ct)).Value;
        return new(allPlans, allExtras, counts);
    }
}

/// <param name="Plans">By code, the newest version first.</param>
/// <param name="Extras">In the same way.</param>
/// <param name="Counts">Null when the lines cannot be counted.</param>
public sealed record CatalogueView(
    IReadOnlyList<CatalogueVersion<Plan>> Plans,
    IReadOnlyList<CatalogueVersion<Extra>> Extras,
    IReadOnlyList<VersionCount>? Counts
)
{
    /// <summary>How many lines have a version; null when they cannot be counted.</summary>
    public int? LinesOn(bool isExtra, string code, int version) =>
        (int?)Counts?.Where(c => c.IsExtra == isExtra && c.Code == code && c.Version == version).Sum(c => c.Number);
}
