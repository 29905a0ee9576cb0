using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>
/// A page a secret link leads to. The secret leaves the address at once for a cookie, so that it stays in no history and no log. A link
/// that is not good (used, too old, never given) gets one answer, whatever is wrong with it.
/// </summary>
public abstract class InvitationLinkPage(PortalSignInManager door, PasswordLimits limits, IStringLocalizer<Text> texts)
    : ReturnUrlPage(texts)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>True when the link is good; else the page says where another comes from.</summary>
    public bool IsGood { get; private set; }

    /// <summary>The last part of the address, and the name of the cookie.</summary>
    protected abstract string PageName { get; }

    /// <summary>The address of the page, without the secret.</summary>
    protected abstract string Here { get; }

    protected string Secret => Request.Cookie(PageName) ?? "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsGet(Request.Method) && Request.Query["token"].ToString() is { Length: > 0 and <= 200 } token)
        {
            Response.SetCookie(PageName, token, Life);
            context.Result = Redirect(Here);
            return;
        }

        IsGood = await ReadAsync(HttpContext.RequestAborted);
        Metadata.Title = Texts[IsGood ? "Invitation.Title" : "Invitation.Void"];
        if (!IsGood)
            context.Result = await TwiceAsync(HttpContext.RequestAborted) ?? Invalid(StatusCodes.Status404NotFound);
        else
            await base.OnPageHandlerExecutionAsync(context, next);
    }

    public void OnGet() { }

    protected abstract Task<bool> ReadAsync(CancellationToken ct);

    /// <summary>Who came a moment ago with the very form that comes again.</summary>
    protected abstract Task<Person?> AlreadyUsedAsync(string form, CancellationToken ct);

    /// <summary>In, and on to the second step, without which staff see nothing; or the page again with what was wrong.</summary>
    protected async Task<IActionResult> DoneAsync(Person person, IdentityResult result)
    {
        if (result.Succeeded)
            return await InAsync(person);

        foreach (var error in result.Errors)
        {
            if (error.Code.StartsWith("Password.", StringComparison.Ordinal))
                AddError("password", error.Code, limits.MinLength, limits.MaxLength);
            else
                AddError("email", "People.EmailTaken");
        }

        return IsValid ? Redirect(Here) : Invalid();
    }

    private async Task<IActionResult> InAsync(Person person)
    {
        Response.SetCookie(PageName, "", TimeSpan.Zero);
        await door.SignInAsync(person, isPersistent: false);
        return Redirect(Links.Account.SecondStep);
    }

    // The button was touched twice: the browser shows the second answer, and may know of the first or not.
    private async Task<IActionResult?> TwiceAsync(CancellationToken ct)
    {
        if (DoubleSubmit.KeyFrom(HttpContext) is not { } form)
            return null;
        if (HttpContext.Me() is not null)
            return Redirect(Links.Account.SecondStep);
        return await AlreadyUsedAsync(form, ct) is { LockedAt: null } person ? await InAsync(person) : null;
    }
}
