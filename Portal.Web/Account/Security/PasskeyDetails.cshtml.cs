using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Security;

/// <summary>One passkey: its name, and taking it away.</summary>
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class PasskeyDetailsModel(
    SecurityMethodService factors,
    UserManager<Person> people,
    PersonStore store,
    IStringLocalizer<Text> texts
) : FormPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public UserPasskeyInfo Passkey { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return NotFound();
        Name = Passkey.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return NotFound();
        var name = Line("name", Name, PasskeysModel.MaxNameLength, "Passkeys.NameMissing");
        if (!IsValid)
            return Invalid();
        await store.RenameAsync(HttpContext.Me()!.PersonId, Passkey.CredentialId, name, ct);
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
            AddError("", "Factors.LastWay");
            return Invalid();
        }

        return RedirectDone(Links.Account.Passkeys, "removed");
    }

    protected override async Task<IActionResult> StaleAsync() =>
        await ReadAsync(HttpContext.RequestAborted) ? await base.StaleAsync() : NotFound();

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
}
