using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>How somebody comes in who was invited: on to the second step, without which staff see nothing.</summary>
public sealed class InvitationEntry(PortalSignInManager signIn, PasswordLimits limits)
{
    /// <summary>In, when the account could be made; else the page again with what was wrong.</summary>
    public async Task<IActionResult> AnswerAsync(
        PortalPage page,
        LinkCookie link,
        Person person,
        IdentityResult result,
        CancellationToken ct
    )
    {
        if (result.Succeeded)
            return await EnterAsync(page, link, person);
        foreach (var error in result.Errors)
        {
            if (error.Code.StartsWith("Password.", StringComparison.Ordinal))
                page.AddError("password", error.Code, limits.MinLength, limits.MaxLength);
            else
                page.AddError("email", "People.EmailTaken");
        }

        return await page.ShowAgainAsync(ct);
    }

    /// <summary>
    /// The button was touched twice: the browser shows the second answer, and may know of the first or not. Null when the form never made
    /// an account.
    /// </summary>
    public async Task<IActionResult?> TwiceAsync(PortalPage page, LinkCookie link, Func<string, Task<Person?>> findAccepted)
    {
        if (DoubleSubmit.KeyFrom(page.HttpContext) is not { } form)
            return null;
        if (page.HttpContext.Me() is not null)
            return page.Redirect(page.Links.Account.SecondStep);
        return await findAccepted(form) is { LockedAt: null } person ? await EnterAsync(page, link, person) : null;
    }

    private async Task<IActionResult> EnterAsync(PortalPage page, LinkCookie link, Person person)
    {
        link.Drop(page);
        await signIn.SignInAsync(person, isPersistent: false);
        return page.Redirect(page.Links.Account.SecondStep);
    }
}
