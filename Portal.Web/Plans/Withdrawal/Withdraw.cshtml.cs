using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Plans.Notices;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Plans.Withdrawal;

/// <summary>
/// Where anybody withdraws from a contract made at a distance, in two steps and without signing in (Directive 2011/83, article 11a). One
/// that comes too late is received all the same, and the way to end the contract is shown.
/// </summary>
[PageInfo("Leaving.Withdraw", Title = "Site.WithdrawContract")]
[WithoutDatabase]
public sealed class WithdrawModel(NoticeSubmission notices, OwnContractsReader reader, Texts texts, LocalTime time, TimeProvider clock)
    : PortalPage
{
    [BindProperty]
    public WithdrawInput Input { get; set; } = new();

    [BindProperty]
    public FormStep Step { get; set; } = new();

    public override FormState Form { get; } = new() { ShowsWithoutData = true, UnavailableText = "Leaving.Unavailable" };

    /// <summary>True on the page that shows everything once more.</summary>
    public bool IsChecking { get; private set; }

    public OwnContracts Own { get; private set; } = OwnContracts.None;

    public LocalizedTexts Localized => texts.In(Language);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Own = await reader.ReadAsync(HttpContext, ct);
        if (HttpContext.Me() is { } me)
            Input = Input with { Name = me.Name, Email = me.Email, Number = Own.FirstNumber };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Step.IsConfirm)
        {
            var (reference, wait) = await notices.SubmitAsync(HttpContext, Language, Input.Content, Step.Key, null, ct);
            return wait > TimeSpan.Zero ? await this.TooManyAttemptsAsync(wait, ct) : Redirect(Links.Leaving.Receipt(reference));
        }

        IsChecking = !Step.IsChange;
        return await ShowAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Own = await reader.ReadAsync(HttpContext, ct);
        return Page();
    }

    /// <summary>For who is signed in: until when they may withdraw from a contract, or since when they may no more.</summary>
    public string UntilWhen(OwnContract contract)
    {
        var service = contract.Service;
        if (!service.State.HasBegun() || service.StartedOn is not { } start)
            return Texts[service.State.HasBegun() ? "Leaving.Withdraw.Over" : "Leaving.Withdraw.NotBegun"];
        var last = WithdrawalPeriod.LastDay(start);
        var isOpen = time.DayOf(clock.GetUtcNow()) <= last;
        return Texts[isOpen ? "Leaving.Withdraw.Until" : "Leaving.Withdraw.OverSince", Language.Write(last)];
    }
}
