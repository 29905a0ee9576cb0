using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>Where somebody goes who has just signed in.</summary>
internal static class EnterExtensions
{
    /// <summary>On to where they were going; who was going nowhere begins with their account, and staff with their work.</summary>
    public static async Task<IActionResult> EnterAsync(this PortalPage page, PortalSignInManager signIn, string? returnUrl) =>
        page.Redirect(LocalUrl.Parse(returnUrl) ?? StaffStartPage.For(await signIn.RolesAsync()).Address(page.Links));
}
