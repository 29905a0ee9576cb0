using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>
/// A page a secret link leads to. The secret leaves the address at once for a cookie, so that it stays in no history and no log. A link that is not good (used, too old, never given) gets one
/// answer, whatever is wrong with it.
/// </summary>
public abstract class LinkPage(Doorkeeper door, PasswordLimits limits, IStringLocalizer<Text> texts) : DoorPage(texts)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>True when the link is good; else the page says where another comes from.</summary>
    public bool IsGood { get; private set; }

    /// <summary>The last part of the address, and the name of the cookie.</summary>
    protected abstract string Place { get; }

    protected string Secret => Request.Cookie(Place) ?? "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Head.SameInEveryLanguage(l => $"/{l}/{Place}");
        if (HttpMethods.IsGet(Request.Method) && Request.Query["token"].ToString() is { Length: > 0 and <= 200 } token)
        {
            Response.SetCookie(Place, token, Life);
            context.Result = Redirect($"/{Language}/{Place}");
            return;
        }

        IsGood = await ReadAsync(HttpContext.RequestAborted);
        Head.Title = Texts[IsGood ? "Invitation.Title" : "Invitation.Void"];
        if (!IsGood) context.Result = await TwiceAsync(HttpContext.RequestAborted) ?? Again(StatusCodes.Status404NotFound);
        else await base.OnPageHandlerExecutionAsync(context, next);
    }

    public void OnGet()
    {
    }

    protected abstract Task<bool> ReadAsync(CancellationToken ct);

    /// <summary>Who came a moment ago with the very form that comes again.</summary>
    protected abstract Task<Person?> CameAsync(string form, CancellationToken ct);

    /// <summary>In, and on to the second step, without which staff see nothing; or the page again with what was wrong.</summary>
    protected async Task<IActionResult> DoneAsync(Person person, IdentityResult result)
    {
        if (result.Succeeded) return await InAsync(person);

        foreach (var error in result.Errors)
        {
            if (error.Code.StartsWith("Password.", StringComparison.Ordinal)) Wrong("password", error.Code, limits.Shortest, limits.Longest);
            else Wrong("email", "People.EmailTaken");
        }

        return IsRight ? Redirect($"/{Language}/{Place}") : Again();
    }

    private async Task<IActionResult> InAsync(Person person)
    {
        Response.SetCookie(Place, "", TimeSpan.Zero);
        await door.SignInAsync(person, isPersistent: false);
        return Redirect($"/{Language}/account/second-step");
    }

    // The button was touched twice: the browser shows the second answer, and may know of the first or not.
    private async Task<IActionResult?> TwiceAsync(CancellationToken ct)
    {
        if (RepeatedForm.Of(HttpContext) is not { } form) return null;
        if (HttpContext.Me() is not null) return Redirect($"/{Language}/account/second-step");
        return await CameAsync(form, ct) is { LockedAt: null } person ? await InAsync(person) : null;
    }
}
