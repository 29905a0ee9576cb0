using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>
/// The last step: a password of one's own. Who comes here has read the mail and has just chosen the password, so they are signed in at
/// once. A link that was used, is too old or was made up leads to one page that says so.
/// </summary>
public sealed class PasswordModel(
    SignUpService desk,
    SignUpCompletion newcomer,
    PortalSignInManager door,
    PasswordLimits limits,
    IStringLocalizer<Text> texts
) : ReturnUrlPage(texts)
{
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Null when the link leads nowhere.</summary>
    public Applicant? Applicant { get; private set; }

    /// <summary>True when there is an account already.</summary>
    public bool IsTaken { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Metadata.Title = Texts["SignUp.Choose.Title"];
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { Token: not null } invitation)
            return Show(invitation);
        return HttpContext.Me() is null ? Gone() : RedirectToReturnUrl();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { Applicant: var applicant } invitation)
            return HttpContext.Me() is null ? Gone() : RedirectToReturnUrl();
        Applicant = applicant;
        if (string.IsNullOrEmpty(Password))
        {
            AddError("password", "Password.Missing");
            return Invalid();
        }

        if (invitation.Token is { } token)
        {
            var ending = await newcomer.CreateAsync(applicant, token, Password, ct);
            if (ending.Person is { } person)
            {
                await door.SignInAsync(person, isPersistent: false);
                return Welcome();
            }

            if (ending.Refusal is { } wrong)
            {
                AddError("password", wrong, limits.MinLength, limits.MaxLength);
                return Invalid();
            }
        }

        // Somebody was faster: most often this very person, who touched the button twice.
        if (await door.PasswordSignInAsync(applicant.Email, Password, stay: false, ct) == SignInOutcome.In)
            return Welcome();
        IsTaken = true;
        return Invalid(StatusCodes.Status409Conflict);
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        if (HttpContext.Me() is not null)
            return RedirectToReturnUrl(); // the second of two touches, after the first has signed them in
        return await FindAsync(HttpContext.RequestAborted) is { Token: not null } invitation
            ? Show(invitation, StatusCodes.Status400BadRequest)
            : Gone();
    }

    private Task<SignUpLink?> FindAsync(CancellationToken ct) => desk.FindAsync(Request.Cookie(LinkModel.Cookie), ct);

    private PageResult Show(SignUpLink invitation, int status = StatusCodes.Status200OK)
    {
        Applicant = invitation.Applicant;
        return Invalid(status);
    }

    private PageResult Gone()
    {
        Metadata.Title = Texts["SignUp.Gone.Title"];
        return Invalid(StatusCodes.Status410Gone);
    }

    private RedirectResult Welcome()
    {
        Response.SetCookie(LinkModel.Cookie, "", TimeSpan.Zero);
        return Redirect(Links.SignUp.Welcome);
    }
}
