using Microsoft.AspNetCore.Mvc;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Plans;

/// <summary>What the provider sells, plan beside plan, for everybody.</summary>
[Cacheable]
[PageInfo("Plans")]
public sealed class IndexModel(ICatalogue catalogue) : PortalPage
{
    /// <summary>What pages of plans are dropped by; they also go when any file of the content changes, as every page does.</summary>
    internal const string Tag = "plans";

    /// <summary>The kinds of line that somebody sells something for, in one order.</summary>
    public IReadOnlyList<Technology> Offered { get; private set; } = [];

    [FromQuery(Name = "technology")]
    public string? Line { get; set; }

    public Technology? Chosen => Offered.Select(t => (Technology?)t).FirstOrDefault(t => t!.Value.Word() == Line);

    /// <summary>Null when the catalogue cannot be asked just now.</summary>
    public IReadOnlyList<Plan>? Plans { get; private set; }

    public DateTimeOffset? AsOf { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Metadata.Description = Texts["Plans.Description"];
        Metadata.Canonical = Links.Plans.Index;
        var answer = await catalogue.ListAsync(ct);
        if (!answer.Has(out var all))
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        AsOf = answer.AsOf;
        Offered = [.. all.SelectMany(p => p.Technologies).Distinct().Order()];
        Plans = [.. all.Where(p => Chosen is not { } line || p.Technologies.Contains(line))];
        if (AsOf is null)
            Cache([Tag]);
        return Page();
    }
}
