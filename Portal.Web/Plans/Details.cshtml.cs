using Microsoft.AspNetCore.Mvc;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Plans;

/// <summary>One plan with all its facts: as it is sold today, or the version that somebody bought.</summary>
[Cacheable]
[PageInfo("Plans")]
public sealed class DetailsModel(ICatalogue catalogue, PriceNoticeReader prices, SiteUrls urls, ProviderProfile provider) : PortalPage
{
    [FromRoute]
    public string Code { get; set; } = "";

    [FromRoute]
    public int? Version { get; set; }

    public Plan Plan { get; private set; } = null!;

    /// <summary>Who may have this plan and wants another can change to these.</summary>
    public IReadOnlyList<Plan> ChangeTo { get; private set; } = [];

    /// <summary>New prices that were announced for contracts on this version, for whoever thinks of buying it.</summary>
    public IReadOnlyList<AnnouncedPrice> Announced { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var answer = await catalogue.FindAsync(Code, Version, ct);
        if (!answer.Has(out var plan))
            return answer.State == AnswerState.NotFound ? NotFound() : PageWith(StatusCodes.Status503ServiceUnavailable);
        Plan = plan;
        if ((await catalogue.ListAsync(ct)).Has(out var sold))
            ChangeTo = [.. sold.Where(p => plan.ChangeTo.Contains(p.Code))];
        Announced = await prices.AnnouncedAsync(plan, ct);
        var words = new PlanTexts(plan, Language, Texts);
        (Metadata.Title, Metadata.Description) = (words.Name, words.Summary);
        if (Version is null)
        {
            Metadata.Canonical = Links.Plans.Details(plan.Code);
            Metadata.JsonLd = () =>
                [PlanOffer.For(plan, words.Name, words.Summary, urls.Absolute(Links.Plans.Details(plan.Code)), provider.Name)];
        }

        if (answer.AsOf is null)
            Cache([IndexModel.Tag]);
        return Page();
    }
}
