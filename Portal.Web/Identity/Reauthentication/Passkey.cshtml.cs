using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passkeys;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Identity.Reauthentication;

/// <summary>Somebody signed in shows a passkey of theirs.</summary>
public sealed class PasskeyModel(PasskeyService passkeys, UserManager<Person> people, SessionService sessions, IStringLocalizer<Text> texts)
    : ReturnUrlPage(texts)
{
    [BindProperty]
    public string? Credential { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        (Metadata.Title, Metadata.Script) = (Texts["Passkey.Title"], "js/passkey.js");
        Metadata.SameInEveryLanguage(l => LinksIn(l).SignIn.Reauthenticate());
        if (HttpContext.Me() is null)
            context.Result = Redirect(Links.SignIn.Index(Return));
    }

    public IActionResult OnGet() => Redirect(Links.SignIn.Reauthenticate(Return));

    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(await passkeys.SignInOptionsAsync(await people.FindByIdAsync(HttpContext.Me()!.Key)), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var me = HttpContext.Me()!;
        if ((await passkeys.RecognizeAsync(Credential, ct))?.Key == me.Key)
        {
            await sessions.ReauthenticateStronglyAsync(me, AuthenticationMethods.Passkey, ct);
            return RedirectToReturnUrl();
        }

        AddError("", "Passkey.Refused");
        return Invalid();
    }
}
