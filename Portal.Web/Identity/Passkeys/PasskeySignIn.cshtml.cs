using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.Passkeys;

/// <summary>Signing in with a passkey, without a name and without a password. It cannot be guessed, so it is never made to wait.</summary>
[PageInfo("Passkey", Script = "js/passkey.js")]
public sealed class PasskeySignInModel(PasskeyService passkeys, PortalSignInManager signIn) : PortalPage
{
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    public IActionResult OnGet() => Redirect(Links.SignIn.Index(Return));

    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(await passkeys.SignInOptionsAsync(null), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = await passkeys.RecognizeAsync(Credential, ct);
        if (person is { LockedAt: null })
        {
            await signIn.SignInByPasskeyAsync(person);
            return await this.EnterAsync(signIn, Return);
        }

        AddError("", person is null ? "Passkey.Refused" : "SignIn.Locked");
        return await ShowAgainAsync(ct);
    }

    public override Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Metadata.SameInEveryLanguage(l => LinksIn(l).SignIn.Index());
        return base.ShowAsync(ct);
    }
}
