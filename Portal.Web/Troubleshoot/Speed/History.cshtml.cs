using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>What somebody has measured so far, as a picture and as a table; each result can be removed.</summary>
[PageInfo("Speed.History")]
public sealed class HistoryModel(SpeedTests tests, SpeedTestOptions options) : PortalPage
{
    private const int DaysOfMonth = 30;

    private Me Me => HttpContext.Me()!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<SpeedTest> Tests { get; private set; } = [];

    public SpeedChart Chart => new(Tests, Language);

    /// <summary>How long they are kept; 0 for as long as the account.</summary>
    public int Months => options.KeptDays / DaysOfMonth;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken ct) =>
        FigureAttribute.Read(id) is { } number && await tests.RemoveAsync(Me, number, ct)
            ? RedirectDone(Links.Guides.SpeedTests, "removed")
            : NotFound();

    public async Task<IActionResult> OnPostAllAsync(CancellationToken ct)
    {
        await tests.RemoveAllAsync(Me, ct);
        return RedirectDone(Links.Guides.SpeedTests, "removed");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Tests = await tests.ListAsync(Me, ct);
        return Page();
    }
}
