using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Identity.Proofs;

/// <summary>Somebody signed in shows anew who they are, with what lets them in at the door, and goes on to where they were going.</summary>
public sealed class AgainModel(Doorkeeper door, UserManager<Person> people, PersonStore store, Proof proof, SessionDesk sessions, Demonstration demonstration, IStringLocalizer<Text> texts) : DoorPage(texts)
{
    private Person person = null!;
    private bool lacksMore;

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>"yes" where a password alone is not enough for those who have more.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Strongly { get; set; }

    public bool HasPasskeys { get; private set; }

    public bool HasSecondStep => person.SecondStep;

    public string Email => person.Email;

    /// <summary>Who has passkeys but no app shows a recovery code instead when the key is not at hand, or the code of a letter when there are none either.</summary>
    public bool AsksForCode => HasSecondStep || lacksMore;

    public bool AsksForPassword => person.PasswordHash is not null;

    public string? DemonstrationCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : Via("sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct)) return Via("sign-in");
        if (!AsksForPassword) return Again();
        if (string.IsNullOrEmpty(Password)) Wrong("password", "SignIn.PasswordMissing");
        var code = AsksForCode ? Line("code", Code, 40, "SecondStep.Missing") : "";
        if (!IsRight) return Again();
        switch (await door.ProveAsync(person, Password!, ct))
        {
            case Entrance.Wait: return AskToWait(door.Wait);
            case Entrance.Refused: Wrong("password", "Proof.Refused"); return Again();
        }

        if (!AsksForCode)
        {
            await sessions.ProveAsync(HttpContext.Me()!, ct);
            return Onward();
        }

        switch (await door.ProveSecondStepAsync(person, code, ct))
        {
            case Entrance.Wait: return AskToWait(door.Wait);
            case Entrance.Refused: Wrong("code", "SecondStep.Wrong"); return Again();
        }

        await sessions.ProveStronglyAsync(HttpContext.Me()!, Ways.SecondStep, ct);
        return Onward();
    }

    protected override async Task<IActionResult> StaleAsync() => await ReadAsync(HttpContext.RequestAborted) ? await base.StaleAsync() : Via("sign-in");

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        (Head.Title, Head.Script) = (Texts["Proof.Title"], "js/passkey.js");
        Head.SameInEveryLanguage(l => $"/{l}/sign-in/again");
        if (HttpContext.Me() is not { } me || await people.FindByIdAsync(me.Key) is not { } found) return false;
        person = found;
        HasPasskeys = (await store.GetPasskeysAsync(person, ct)).Count > 0;
        lacksMore = Strongly == "yes" && await proof.LacksMoreAsync(me, ct);
        DemonstrationCode = HasSecondStep ? demonstration.CodeOf(person) : null;
        return true;
    }
}
