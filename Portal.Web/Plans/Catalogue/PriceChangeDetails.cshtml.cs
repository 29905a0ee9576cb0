using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Catalogue;

/// <summary>One change of a price: whom it concerns, how far it has come, and the steps an administrator takes.</summary>
[PageInfo("PriceChange")]
[ResponseCache(NoStore = true)]
public sealed class PriceChangeDetailsModel(
    PriceChangeReader reader,
    PriceChangeService changes,
    LetterFile letterFile,
    SampleLetters letters,
    ICatalogue catalogue
) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public PriceChange Change { get; private set; } = null!;

    public Plan? Plan { get; private set; }

    public string Name => Plan?.Names.GetValueOrDefault(Language.Code) ?? Change.PlanCode;

    /// <summary>What it would mean today; null once it is announced.</summary>
    public PriceChangePreview? Preview { get; private set; }

    public IReadOnlyList<SampleLetter> Letters { get; private set; } = [];

    public IReadOnlyList<LineCount> Counts { get; private set; } = [];

    /// <summary>The lines whose customers wait for a letter.</summary>
    public int LettersWaiting => (int)Counts.Where(c => c is { IsLetter: true, State: PriceChangeLineState.Waiting }).Sum(c => c.Number);

    public string Today => reader.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public bool MayCancel =>
        Change.State == PriceChangeState.Planned || (Change.State == PriceChangeState.Announced && reader.Today < Change.EffectiveOn);

    /// <summary>What was typed to announce it.</summary>
    public string Typed { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await reader.FindAsync(Reference, ct) is not { } change)
            return NotFound();
        Change = change;
        Metadata.SameInEveryLanguage(l => LinksIn(l).Catalogue.PriceChange(change.Reference));
        Plan = (await catalogue.FindAsync(change.PlanCode, (int)change.PlanVersion, ct)).Value;
        Metadata.Title = Texts["PriceChange.Of", Name, Language.Write(change.EffectiveOn)];
        Counts = await reader.CountsAsync(change, ct);
        if (change.State == PriceChangeState.Planned)
            Preview = await reader.PreviewAsync(change, ct);
        if (Plan is not null)
            Letters = letters.Of(change, Plan, Preview ?? new PriceChangePreview([], []), await reader.TextsAsync(change, ct));
        return Page();
    }

    public Task<IActionResult> OnPostAnnounceAsync([FromForm(Name = "count")] string? count, CancellationToken ct)
    {
        Typed = count is { Length: <= 20 } ? count : "";
        int? typed = int.TryParse(Typed, out var number) ? number : null;
        return DoneAsync(changes.AnnounceAsync(HttpContext.Me()!, Reference, typed, ct), "announced", "count", ct);
    }

    public Task<IActionResult> OnPostCancelAsync(CancellationToken ct) =>
        DoneAsync(changes.CancelAsync(HttpContext.Me()!, Reference, ct), "cancelled", "", ct);

    public Task<IActionResult> OnPostPostedAsync([FromForm(Name = "dated")] string? dated, CancellationToken ct)
    {
        DateOnly? day = DateOnly.TryParse(dated, System.Globalization.CultureInfo.InvariantCulture, out var read) ? read : null;
        return DoneAsync(changes.PostedAsync(HttpContext.Me()!, Reference, day, ct), "posted", "", ct);
    }

    /// <summary>What goes into the letters, for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetLettersAsync(CancellationToken ct) =>
        await reader.FindAsync(Reference, ct) is { } change
            ? File(await letterFile.WriteAsync(change, Texts, ct), "text/csv; charset=utf-8", $"letters-{change.Reference}-{Today}.csv")
            : NotFound();

    private async Task<IActionResult> DoneAsync(Task<PriceChangeRefusal?> act, string done, string field, CancellationToken ct)
    {
        if (await act is not { } refusal)
            return RedirectDone(Links.Catalogue.PriceChange(Reference), done);
        if (refusal == PriceChangeRefusal.NotFound)
            return NotFound();
        AddError(field, $"PriceChange.Refusal.{refusal}");
        return await ShowAgainAsync(ct);
    }
}
