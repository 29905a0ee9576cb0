using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>The door: a passkey where the browser can, else an address and a password.</summary>
public sealed class SignInModel(Doorkeeper door, Demonstration demonstration, IStringLocalizer<Text> texts) : DoorPage(texts)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>"yes" to stay signed in on a device of one's own.</summary>
    [BindProperty]
    public string? Stay { get; set; }

    /// <summary>Accounts to try the portal with; none outside development.</summary>
    public IReadOnlyList<DemonstrationAccount> Demonstrations { get; private set; } = [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        (Head.Title, Head.Script) = (Texts["SignIn.Title"], "js/passkey.js");
        Head.SameInEveryLanguage(l => $"/{l}/sign-in");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HttpContext.Me() is not null) return await OnwardAsync(door);
        Demonstrations = await demonstration.AccountsAsync(ct);
        return Page();
    }

    /// <summary>One touch for those who try the portal out; in development only.</summary>
    public async Task<IActionResult> OnPostAsAsync(string? account, CancellationToken ct)
    {
        if (await demonstration.FindAsync(account, ct) is not { } person) return NotFound();
        await door.EnterByPasskeyAsync(person);
        return await OnwardAsync(door);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var email = Mailbox("email", Email);
        if (string.IsNullOrEmpty(Password)) Wrong("password", "SignIn.PasswordMissing");
        var entrance = IsRight ? await door.EnterAsync(email, Password!, Stay == "yes", ct) : Entrance.Refused;
        if (entrance == Entrance.In) return await OnwardAsync(door);
        if (entrance == Entrance.SecondStep) return Via("sign-in/second-step", Stay == "yes" ? "&stay=yes" : "");
        Demonstrations = await demonstration.AccountsAsync(ct);
        if (entrance == Entrance.Wait) return AskToWait(door.Wait);
        if (entrance == Entrance.Busy) return Later();
        if (IsRight) Wrong("password", entrance == Entrance.Locked ? "SignIn.Locked" : "SignIn.Refused");
        return Again();
    }

    // The second of two touches, after the first has signed them in: the page to sign in leads them on.
    protected override async Task<IActionResult> StaleAsync() => HttpContext.Me() is null ? await base.StaleAsync() : Via("sign-in");
}
