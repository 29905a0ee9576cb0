using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Identity;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Security;

/// <summary>One passkey: its name, and taking it away.</summary>
[PageInfo("Passkeys")]
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class PasskeyDetailsModel(SecurityMethodService factors, UserManager<Person> people, PersonStore store) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public UserPasskeyInfo Passkey { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (shown is PageResult)
            Input = new() { Name = Passkey.Name ?? "" };
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return NotFound();
        await store.RenameAsync(HttpContext.Me()!.PersonId, Passkey.CredentialId, Input.Name, ct);
        return RedirectDone(Links.Account.Passkeys, "named");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return NotFound();
        try
        {
            await factors.ChangeAsync(
                "passkey.removed",
                async person =>
                {
                    if (await store.FindPasskeyAsync(person, Passkey.CredentialId, ct) is null)
                        return false; // in another tab, a moment ago
                    await store.RemovePasskeyAsync(person, Passkey.CredentialId, ct);
                    return true;
                },
                lessens: true
            );
        }
        catch (LastSecurityMethodException)
        {
            AddError("", "SecurityMethods.LastWay");
            return await ShowAgainAsync(ct);
        }

        return RedirectDone(Links.Account.Passkeys, "removed");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (
            await people.FindByIdAsync(HttpContext.Me()!.Key) is not { } person
            || CredentialOf(Key) is not { } id
            || await store.FindPasskeyAsync(person, id, ct) is not { } found
        )
            return false;
        (Passkey, Metadata.Title) = (found, found.Name ?? "");
        return true;
    }

    private static byte[]? CredentialOf(string? key)
    {
        try
        {
            return key is { Length: > 0 and < 1500 } ? Base64UrlTextEncoder.Decode(key) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public sealed record InputModel
    {
        [Line(PasskeysModel.MaxNameLength, Missing = "Passkeys.NameMissing")]
        public string Name { get; init; } = "";
    }
}
