using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Plans.Catalogue;

/// <summary>One plan or extra with everything its versions say, and what differs between two of them.</summary>
[ResponseCache(NoStore = true)]
public sealed class VersionsModel(CatalogueReader reader) : PortalPage
{
    private const string OfPlans = "plans";
    private const string OfExtras = "extras";

    /// <summary>"plans" or "extras".</summary>
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public string Code { get; set; } = "";

    /// <summary>The versions that are compared.</summary>
    [FromQuery(Name = "old")]
    public string? OldText { get; set; }

    [FromQuery(Name = "new")]
    public string? NewText { get; set; }

    public bool IsPlan => Kind == OfPlans;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<VersionItem> Versions { get; private set; } = [];

    public VersionItem Newer { get; private set; } = null!;

    public VersionItem Older { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Metadata.SameInEveryLanguage(l => LinksIn(l).Catalogue.Versions(Kind, Code));
        if (Kind is not (OfPlans or OfExtras))
            return NotFound();
        if (await reader.ReadAsync(ct) is not { } view)
            return Redirect(Links.Catalogue.Index); // says that it is away
        var all = IsPlan ? VersionItem.PlansOf(view, Language, Texts) : VersionItem.ExtrasOf(view, Language, Texts);
        Versions = [.. all.Where(v => v.Code == Code)];
        if (Versions.Count == 0)
            return NotFound();
        Metadata.Title = Versions[0].Name;
        Newer = Find(NewText) ?? Versions[0];
        Older = Find(OldText) ?? Versions.FirstOrDefault(v => v.Version < Newer.Version) ?? Versions[^1];
        return Page();
    }

    private VersionItem? Find(string? version) =>
        int.TryParse(version, out var number) ? Versions.FirstOrDefault(v => v.Version == number) : null;
}
