using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.SigningUp;

/// <summary>
/// The last step: a password of one's own. Who comes here has read the mail and has just chosen the password, so they are signed in at once. A link that was used, is too old or was made up
/// leads to one page that says so.
/// </summary>
public sealed class ChooseModel(SignUpDesk desk, NewPerson newcomer, Doorkeeper door, PasswordLimits limits, IStringLocalizer<Text> texts) : DoorPage(texts)
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
        Head.Title = Texts["SignUp.Choose.Title"];
        Head.SameInEveryLanguage(l => $"/{l}/sign-up/password");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { Token: not null } invitation) return Show(invitation);
        return HttpContext.Me() is null ? Gone() : Onward();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { Applicant: var applicant } invitation) return HttpContext.Me() is null ? Gone() : Onward();
        Applicant = applicant;
        if (string.IsNullOrEmpty(Password))
        {
            Wrong("password", "Password.Missing");
            return Again();
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
                Wrong("password", wrong, limits.Shortest, limits.Longest);
                return Again();
            }
        }

        // Somebody was faster: most often this very person, who touched the button twice.
        if (await door.EnterAsync(applicant.Email, Password, stay: false, ct) == Entrance.In) return Welcome();
        IsTaken = true;
        return Again(StatusCodes.Status409Conflict);
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        if (HttpContext.Me() is not null) return Onward(); // the second of two touches, after the first has signed them in
        return await FindAsync(HttpContext.RequestAborted) is { Token: not null } invitation ? Show(invitation, StatusCodes.Status400BadRequest) : Gone();
    }

    private Task<Invitation?> FindAsync(CancellationToken ct) => desk.FindAsync(Request.Cookie(LinkModel.Cookie), ct);

    private PageResult Show(Invitation invitation, int status = StatusCodes.Status200OK)
    {
        Applicant = invitation.Applicant;
        return Again(status);
    }

    private PageResult Gone()
    {
        Head.Title = Texts["SignUp.Gone.Title"];
        return Again(StatusCodes.Status410Gone);
    }

    private RedirectResult Welcome()
    {
        Response.SetCookie(LinkModel.Cookie, "", TimeSpan.Zero);
        return Redirect($"/{Language}/sign-up/welcome");
    }
}
