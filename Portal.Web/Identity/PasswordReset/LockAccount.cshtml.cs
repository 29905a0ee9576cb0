using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Somebody reads of a change that was not theirs: one button locks the account until a person has looked at it.</summary>
public sealed class LockAccountModel(AccountLockLink notMe, IStringLocalizer<Text> texts) : ResetPage(texts, "Freeze", "/not-me")
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await notMe.IsHeldAsync(HttpContext, ct) ? Page() : To("/expired");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        To(await notMe.LockAccountAsync(HttpContext, ct) ? "/locked" : "/expired");
}
