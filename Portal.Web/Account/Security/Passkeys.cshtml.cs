using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Passkeys;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Security;

/// <summary>The passkeys of an account, and adding one.</summary>
[PageInfo("Passkeys", Script = "js/passkey.js")]
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class PasskeysModel(
    Database db,
    PasskeyService passkeys,
    SecurityMethodService factors,
    UserManager<Person> people,
    PersonStore store
) : PortalPage
{
    public const int MaxNameLength = 60;
    private const int MaxCount = 20;

    private const string Mine =
        "select credential, name, created_at, used_at from passkey where person_id = @PersonId order by created_at, credential";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Row> Keys { get; private set; } = [];

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (DeviceNames.NameOf(Request.Headers.UserAgent.ToString()) is { Length: > 1 } device)
            Input = new() { Name = device };
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostOptionsAsync() =>
        await people.FindByIdAsync(Me.Key) is { } person
            ? Content(await passkeys.RegistrationOptionsAsync(person), MediaTypeNames.Application.Json)
            : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await KeysAsync(ct) is { Count: >= MaxCount })
        {
            AddError("", "Passkeys.TooMany", MaxCount);
            return await ShowAgainAsync(ct);
        }

        var key = await people.FindByIdAsync(Me.Key) is { } invited
            ? await passkeys.VerifyRegistrationAsync(invited, Input.Credential)
            : null;
        if (key is null)
        {
            AddError("", "Passkeys.Refused");
            return await ShowAgainAsync(ct);
        }

        key.Name = Input.Name;
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

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Keys = await KeysAsync(ct);
        return Page();
    }

    private Task<IReadOnlyList<Row>> KeysAsync(CancellationToken ct) => db.ListAsync<Row>(Mine, new { Me.PersonId }, ct);

    public sealed record InputModel
    {
        [Line(MaxNameLength, Missing = "Passkeys.NameMissing")]
        public string Name { get; init; } = "";

        public string? Credential { get; init; }
    }

    public sealed record Row
    {
        public required string Credential { get; init; }

        public required string Name { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? UsedAt { get; init; }
    }
}
