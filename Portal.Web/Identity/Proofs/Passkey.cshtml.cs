using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passkeys;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Identity.Proofs;

/// <summary>Somebody signed in shows a passkey of theirs.</summary>
public sealed class PasskeyModel(PasskeyDesk passkeys, UserManager<Person> people, SessionDesk sessions, IStringLocalizer<Text> texts) : DoorPage(texts)
{
    [BindProperty]
    public string? Credential { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        (Head.Title, Head.Script) = (Texts["Passkey.Title"], "js/passkey.js");
        Head.SameInEveryLanguage(l => $"/{l}/sign-in/again");
        if (HttpContext.Me() is null) context.Result = Via("sign-in");
    }

    public IActionResult OnGet() => Via("sign-in/again");

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.AskAsync(await people.FindByIdAsync(HttpContext.Me()!.Key)), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var me = HttpContext.Me()!;
        if ((await passkeys.RecognizeAsync(Credential, ct))?.Key == me.Key)
        {
            await sessions.ProveStronglyAsync(me, Ways.Passkey, ct);
            return Onward();
        }

        Wrong("", "Passkey.Refused");
        return Again();
    }
}
