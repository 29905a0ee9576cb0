using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>What a customer was told of a new price, for the lines of theirs that it concerns.</summary>
public sealed class NoticeModel(PriceChangeReader changes, PriceNoticeReader notices, IServices services, ICatalogue catalogue, Texts texts)
    : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public PriceLetter Letter { get; private set; } = null!;

    /// <summary>True while they may still leave because of it.</summary>
    public bool MayLeave { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HttpContext.Me()?.CustomerNumber is not { } number || await changes.FindAsync(Reference, ct) is not { } change)
            return NotFound();
        var mine = await notices.ListAsync(number, change.Reference, ct);
        if (mine.Count == 0)
            return NotFound();
        var had = await services.ListAsync(number, ct);
        var plan = await catalogue.FindAsync(change.PlanCode, (int)change.PlanVersion, ct);
        if (!had.Has(out var lines) || !plan.Has(out var version))
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        var told = mine.Join(lines, m => m.ServiceNumber, s => s.Number, (m, s) => new PriceLetterLine(s, m, m.Dates)).ToList();
        if (told.Count == 0)
            return NotFound();
        Letter = new PriceLetter(texts.In(Language), change, version, told, await changes.TextsAsync(change, ct));
        MayLeave = mine.Any(m => m.LeaveUntil >= notices.Today);
        Metadata.Title = Letter.Subject;
        return Page();
    }
}
