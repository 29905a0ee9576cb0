using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Somebody reads of a change that was not theirs: one button locks the account until a person has looked at it.</summary>
public sealed class LockAccountModel(AccountLockLink notMe, IStringLocalizer<Text> texts) : ResetPage(texts, "Freeze")
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await notMe.IsHeldAsync(HttpContext, ct) ? Page() : Redirect(Links.PasswordReset.Expired);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Redirect(await notMe.LockAccountAsync(HttpContext, ct) ? Links.PasswordReset.AccountLocked : Links.PasswordReset.Expired);
}
