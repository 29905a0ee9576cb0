using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>For those who are no customers, where the operator lets them in; elsewhere there is no such page.</summary>
public sealed class OpenModel(SignUpService desk, AttemptLimits limits, SignUpOptions options, IStringLocalizer<Text> texts)
    : SignUpPage(limits, options, texts)
{
    private const int MaxNameLength = 100;

    [BindProperty]
    public string? Name { get; set; }

    public IActionResult OnGet() =>
        !IsOpen ? NotFound()
        : HttpContext.Me() is null ? Page()
        : RedirectToReturnUrl();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsOpen)
            return NotFound();
        var name = Line("name", Name, MaxNameLength, "SignUp.NameMissing");
        var email = NewMailbox();
        return IsValid ? await AskAsync("open", email, null, () => AskAsync(email, name, ct), ct) : Invalid();
    }

    protected override Task<IActionResult> StaleAsync() => IsOpen ? base.StaleAsync() : Task.FromResult<IActionResult>(NotFound());

    private async Task<bool> AskAsync(string email, string name, CancellationToken ct)
    {
        await desk.RequestOpenlyAsync(email, name, Language, ct);
        return true;
    }
}
