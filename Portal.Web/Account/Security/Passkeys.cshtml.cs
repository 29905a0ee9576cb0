using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Passkeys;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Security;

/// <summary>The passkeys of an account, and adding one.</summary>
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class PasskeysModel(
    Database db,
    PasskeyService passkeys,
    SecurityMethodService factors,
    UserManager<Person> people,
    PersonStore store,
    IStringLocalizer<Text> texts
) : FormPage(texts)
{
    public const int MaxNameLength = 60;
    private const int MaxCount = 20;

    private const string Mine =
        "select credential, name, created_at, used_at from passkey where person_id = @PersonId order by created_at, credential";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>What was just done: "added", "named" or "removed".</summary>
    public string? Done { get; private set; }

    public IReadOnlyList<Row> Keys { get; private set; } = [];

    private Me Me => HttpContext.Me()!;

    public async Task OnGetAsync(string? done, CancellationToken ct)
    {
        await ReadAsync(ct);
        Done = done is "added" or "named" or "removed" ? done : null;
        Name = DeviceNames.NameOf(Request.Headers.UserAgent.ToString()) is { Length: > 1 } device ? device : null;
    }

    public async Task<IActionResult> OnPostOptionsAsync() =>
        await people.FindByIdAsync(Me.Key) is { } person
            ? Content(await passkeys.RegistrationOptionsAsync(person), MediaTypeNames.Application.Json)
            : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        var name = Line("name", Name, MaxNameLength, "Passkeys.NameMissing");
        if (Keys.Count >= MaxCount)
            AddError("", "Passkeys.TooMany", MaxCount);
        if (!IsValid)
            return Invalid();
        var key = await people.FindByIdAsync(Me.Key) is { } invited ? await passkeys.VerifyRegistrationAsync(invited, Credential) : null;
        if (key is null)
        {
            AddError("", "Passkeys.Refused");
            return Invalid();
        }

        key.Name = name;
        var codes = 0;
        await factors.ChangeAsync(
            "passkey.added",
            async person =>
            {
                codes = await store.CountCodesAsync(person, ct);
                await store.AddOrUpdatePasskeyAsync(person, key, ct);
                return true;
            },
            AuthenticationMethods.Passkey
        );
        return codes == 0 ? Redirect(Links.Account.FirstRecoveryCodes("passkey")) : RedirectDone(Links.Account.Passkeys, "added");
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        await ReadAsync(HttpContext.RequestAborted);
        return await base.StaleAsync();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        (Metadata.Title, Metadata.Script) = (Texts["Passkeys.Title"], "js/passkey.js");
        Keys = await db.ListAsync<Row>(Mine, new { Me.PersonId }, ct);
    }

    public sealed record Row
    {
        public required string Credential { get; init; }

        public required string Name { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? UsedAt { get; init; }
    }
}
