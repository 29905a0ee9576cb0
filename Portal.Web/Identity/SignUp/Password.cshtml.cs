using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.SignUp;

/// <summary>
/// The last step: a password of one's own. Who comes here has read the mail and has just chosen the password, so they are signed in at
/// once. A link that was used, is too old or was made up leads to one page that says so.
/// </summary>
[PageInfo("SignUp.Choose")]
public sealed class PasswordModel(SignUpService signUp, SignUpCompletion newcomer, PortalSignInManager signIn, PasswordLimits limits)
    : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Null when the link leads nowhere.</summary>
    public Applicant? Applicant { get; private set; }

    /// <summary>True when there is an account already.</summary>
    public bool IsTaken { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { Applicant: var applicant } invitation)
            return Gone();
        Applicant = applicant;
        if (invitation.Token is { } token)
        {
            var ending = await newcomer.CreateAsync(applicant, token, Input.Password!, ct);
            if (ending.Person is { } person)
            {
                await signIn.SignInAsync(person, isPersistent: false);
                return Welcome();
            }

            if (ending.Refusal is { } wrong)
            {
                AddError("password", wrong, limits.MinLength, limits.MaxLength);
                return await ShowAgainAsync(ct);
            }
        }

        // Somebody was faster: most often this very person, who touched the button twice.
        if (await signIn.PasswordSignInAsync(applicant.Email, Input.Password!, stay: false, ct) == SignInOutcome.In)
            return Welcome();
        IsTaken = true;
        return PageWith(StatusCodes.Status409Conflict);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (IsPosted && HttpContext.Me() is not null)
            return Redirect(Links.Account.Index); // the second of two touches, after the first has signed them in
        if (await FindAsync(ct) is not { Token: not null } invitation)
            return Gone();
        Applicant = invitation.Applicant;
        return Page();
    }

    private Task<SignUpLink?> FindAsync(CancellationToken ct) => signUp.FindAsync(Request.Cookie(LinkModel.Cookie), ct);

    private IActionResult Gone()
    {
        if (HttpContext.Me() is not null)
            return Redirect(Links.Account.Index);
        Metadata.Title = Texts["SignUp.Gone.Title"];
        return PageWith(StatusCodes.Status410Gone);
    }

    private RedirectResult Welcome()
    {
        Response.SetCookie(LinkModel.Cookie, "", TimeSpan.Zero);
        return Redirect(Links.SignUp.Welcome);
    }

    public sealed record InputModel
    {
        [Filled("Password.Missing")]
        public string? Password { get; init; }
    }
}
