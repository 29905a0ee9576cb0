using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Somebody reads of a change that was not theirs: one button locks the account until a person has looked at it.</summary>
[PageInfo("Reset.Freeze")]
public sealed class LockAccountModel(AccountLockLink link) : PortalPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await link.IsHeldAsync(HttpContext, ct) ? Page() : Redirect(Links.PasswordReset.Expired);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Redirect(await link.LockAccountAsync(HttpContext, ct) ? Links.PasswordReset.AccountLocked : Links.PasswordReset.Expired);
}
