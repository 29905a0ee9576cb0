using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.Passkeys;

/// <summary>Signing in with a passkey, without a name and without a password. It cannot be guessed, so it is never made to wait.</summary>
public sealed class PasskeySignInModel(PasskeyService passkeys, PortalSignInManager door, IStringLocalizer<Text> texts)
    : ReturnUrlPage(texts)
{
    [BindProperty]
    public string? Credential { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        (Metadata.Title, Metadata.Script) = (Texts["Passkey.Title"], "js/passkey.js");
        Metadata.SameInEveryLanguage(l => LinksIn(l).SignIn.Index());
    }

    public IActionResult OnGet() => Redirect(Links.SignIn.Index(Return));

    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(await passkeys.SignInOptionsAsync(null), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = await passkeys.RecognizeAsync(Credential, ct);
        if (person is { LockedAt: null })
        {
            await door.SignInByPasskeyAsync(person);
            return await RedirectToReturnUrlAsync(door);
        }

        AddError("", person is null ? "Passkey.Refused" : "SignIn.Locked");
        return Invalid();
    }
}
