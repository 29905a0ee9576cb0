using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Passkeys;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Identity.Reauthentication;

/// <summary>Somebody signed in shows a passkey of theirs.</summary>
[PageInfo("Passkey", Script = "js/passkey.js")]
public sealed class PasskeyModel(PasskeyService passkeys, UserManager<Person> people, SessionService sessions) : PortalPage
{
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    public IActionResult OnGet() => Redirect(HttpContext.Me() is null ? Links.SignIn.Index(Return) : Links.SignIn.Reauthenticate(Return));

    public async Task<IActionResult> OnPostOptionsAsync() =>
        HttpContext.Me() is { } me
            ? Content(await passkeys.SignInOptionsAsync(await people.FindByIdAsync(me.Key)), MediaTypeNames.Application.Json)
            : Redirect(Links.SignIn.Index(Return));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HttpContext.Me() is not { } me)
            return Redirect(Links.SignIn.Index(Return));
        if ((await passkeys.RecognizeAsync(Credential, ct))?.Key == me.Key)
        {
            await sessions.ReauthenticateStronglyAsync(me, AuthenticationMethods.Passkey, ct);
            return Redirect(LocalUrl.Parse(Return) ?? Links.Account.Index);
        }

        AddError("", "Passkey.Refused");
        return await ShowAgainAsync(ct);
    }

    public override Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Metadata.SameInEveryLanguage(l => LinksIn(l).SignIn.Reauthenticate());
        return base.ShowAsync(ct);
    }
}
