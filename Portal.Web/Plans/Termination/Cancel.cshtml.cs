using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Plans.Notices;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Plans.Termination;

/// <summary>
/// Where anybody gives notice: no sign-in, no question beyond those the law names, and what was typed once more before it counts. The
/// button that gives notice stands on both steps, because the law wants it on the page that asks (BGB section 312k(2)).
/// </summary>
[PageInfo("Leaving.Cancel", Title = "Site.CancelContracts")]
[WithoutDatabase]
public sealed class CancelModel(NoticeSubmission notices, OwnContractsReader reader, Texts texts, LocalTime time, TimeProvider clock)
    : PortalPage
{
    [BindProperty]
    public CancelInput Input { get; set; } = new();

    [BindProperty]
    public FormStep Step { get; set; } = new();

    public override FormState Form { get; } = new() { ShowsWithoutData = true, UnavailableText = "Leaving.Unavailable" };

    /// <summary>True on the page that shows everything once more.</summary>
    public bool IsChecking { get; private set; }

    public OwnContracts Own { get; private set; } = OwnContracts.None;

    public NoticeContent Declared => Input.ContentIn(Language);

    public LocalizedTexts Localized => texts.In(Language);

    /// <summary>For somebody signed in: what ending the contract they chose means.</summary>
    public TermsView? Meaning =>
        Own.Find(Input.Number) is { } chosen && !Input.IsExtraordinary
            ? new TermsView(chosen, Own.Customer, Declared.WantedOn, Localized)
            : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Own = await reader.ReadAsync(HttpContext, ct);
        if (HttpContext.Me() is { } me)
            Input = Input with { Name = me.Name, Email = me.Email, Number = Own.FirstNumber };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Step.IsChange)
            return await ShowAsync(ct);
        Check();
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (Step.IsConfirm)
        {
            Own = await reader.ReadAsync(HttpContext, ct);
            var shown = Meaning?.Due is { } due && due.Minor == Step.Charge ? due : (Money?)null;
            var (reference, wait) = await notices.SubmitAsync(HttpContext, Language, Declared, Step.Key, shown, ct);
            return wait > TimeSpan.Zero ? await this.TooManyAttemptsAsync(wait, ct) : Redirect(Links.Leaving.Receipt(reference));
        }

        IsChecking = true;
        return await ShowAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Own = await reader.ReadAsync(HttpContext, ct);
        return Page();
    }

    private void Check()
    {
        if (Input.IsExtraordinary && Input.Reason == "")
            AddError("reason", "Leaving.Reason.Missing");
        if (Input.WrongDay(Language, time.DayOf(clock.GetUtcNow())) is { } wrong)
            AddError("day", wrong);
    }
}
