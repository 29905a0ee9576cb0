using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>After the password: a code of the authenticator app, or a recovery code when the phone is gone.</summary>
public sealed class SecondStepModel(Doorkeeper door, Demonstration demonstration, IStringLocalizer<Text> texts) : DoorPage(texts)
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stay { get; set; }

    /// <summary>The code of the moment for accounts to try the portal with; null for all others.</summary>
    public string? DemonstrationCode { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Head.Title = Texts["SecondStep.Title"];
        Head.SameInEveryLanguage(l => $"/{l}/sign-in");
    }

    public async Task<IActionResult> OnGetAsync() => await ReadyAsync() ? Page() : Via("sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadyAsync()) return Via("sign-in"); // the password was given too long ago
        var code = Line("code", Code, 40, "SecondStep.Missing");
        if (!IsRight) return Again();
        var entrance = await door.TakeSecondStepAsync(code, Stay == "yes", ct);
        if (entrance == Entrance.In) return await OnwardAsync(door);
        if (entrance == Entrance.Wait) return AskToWait(door.Wait);
        Wrong("code", "SecondStep.Wrong");
        return Again();
    }

    // The second of two touches, after the first has signed them in: the page to sign in leads them on.
    protected override async Task<IActionResult> StaleAsync() => HttpContext.Me() is null ? await base.StaleAsync() : Via("sign-in");

    private async Task<bool> ReadyAsync()
    {
        if (await door.GetTwoFactorAuthenticationUserAsync() is not { } person) return false;
        DemonstrationCode = demonstration.CodeOf(person);
        return true;
    }
}
