using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Passkeys;
using Portal.Web.Identity.Proofs;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Factors;

/// <summary>The passkeys of an account, and adding one.</summary>
[Proven(Strongly = true)]
public sealed class PasskeysModel(Database db, PasskeyDesk passkeys, FactorDesk factors, UserManager<Person> people, PersonStore store, IStringLocalizer<Text> texts) : FormPage(texts)
{
    public const int LongestName = 60;
    private const int Most = 20;

    private const string Mine = "select credential, name, created_at, used_at from passkey where person_id = @PersonId order by created_at, credential";

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
        Name = Devices.NameOf(Request.Headers.UserAgent.ToString()) is { Length: > 1 } device ? device : null;
    }

    public async Task<IActionResult> OnPostOptionsAsync() =>
        await people.FindByIdAsync(Me.Key) is { } person ? Content(await passkeys.InviteAsync(person), MediaTypeNames.Application.Json) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        var name = Line("name", Name, LongestName, "Passkeys.NameMissing");
        if (Keys.Count >= Most) Wrong("", "Passkeys.TooMany", Most);
        if (!IsRight) return Again();
        var key = await people.FindByIdAsync(Me.Key) is { } invited ? await passkeys.WelcomeAsync(invited, Credential) : null;
        if (key is null)
        {
            Wrong("", "Passkeys.Refused");
            return Again();
        }

        key.Name = name;
        var codes = 0;
        await factors.ChangeAsync("passkey.added", async person =>
        {
            codes = await store.CountCodesAsync(person, ct);
            await store.AddOrUpdatePasskeyAsync(person, key, ct);
            return true;
        }, Ways.Passkey);
        return Redirect(codes == 0 ? $"/{Language}/account/recovery-codes?first=passkey" : $"/{Language}/account/passkeys?done=added");
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        await ReadAsync(HttpContext.RequestAborted);
        return await base.StaleAsync();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        (Head.Title, Head.Script) = (Texts["Passkeys.Title"], "js/passkey.js");
        Head.SameInEveryLanguage(l => $"/{l}/account/passkeys");
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
