using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.Passkeys;

/// <summary>Signing in with a passkey, without a name and without a password. It cannot be guessed, so it is never made to wait.</summary>
public sealed class EntryModel(PasskeyDesk passkeys, Doorkeeper door, IStringLocalizer<Text> texts) : DoorPage(texts)
{
    [BindProperty]
    public string? Credential { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        (Head.Title, Head.Script) = (Texts["Passkey.Title"], "js/passkey.js");
        Head.SameInEveryLanguage(l => $"/{l}/sign-in");
    }

    public IActionResult OnGet() => Via("sign-in");

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.AskAsync(null), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = await passkeys.RecognizeAsync(Credential, ct);
        if (person is { LockedAt: null })
        {
            await door.EnterByPasskeyAsync(person);
            return await OnwardAsync(door);
        }

        Wrong("", person is null ? "Passkey.Refused" : "SignIn.Locked");
        return Again();
    }
}
