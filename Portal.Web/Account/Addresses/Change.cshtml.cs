using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Proofs;
using Portal.Web.Site;

namespace Portal.Web.Account.Addresses;

/// <summary>Another address instead of the main or the second one.</summary>
[Proven]
public sealed class ChangeModel(PersonManager people, AddressDesk desk, AttemptLimits limits, IStringLocalizer<Text> texts) : AccountPage(texts, "Addresses.Change", "account/addresses/change")
{
    private const int AnHourOfPerson = 4;
    private const int MailsAnHour = 3;

    private Person person = null!;

    /// <summary>"main" or "second".</summary>
    [BindProperty(Name = "which", SupportsGet = true)]
    public string? Asked { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Which Kind => Asked == "main" ? Which.Main : Which.Second;

    public bool MayRemove => Kind == Which.Second && person.SecondEmail is not null;

    private bool IsKnown => Asked is "main" or "second";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => IsKnown ? await ShowAsync(ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsKnown) return NotFound();
        await ReadAsync(ct);
        var email = Mailbox("email", Email);
        if (email != "" && !Messages.Mailbox.TryParse(email, out _)) Wrong("email", "Form.EmailShape");
        else if (email != "" && Own(email)) Wrong("email", "Addresses.Change.Own");
        if (IsRight && await desk.IsFrozenAsync(person.Id, ct)) Wrong("", "Addresses.Frozen");
        if (!IsRight) return Again();
        // Each question sends a mail to somebody who may be a stranger.
        var wait = await limits.TakeAsync([Attempt.OfPerson("address", Me, AnHourOfPerson), Attempt.OfMailbox("address", email, MailsAnHour)], ct);
        if (wait > TimeSpan.Zero) return AskToWait(wait);
        await desk.AskAsync(person, Kind, email, Place.Of(HttpContext), ct);
        return To("account/addresses", "asked");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        if (Asked != "second") return NotFound();
        await ReadAsync(ct);
        if (person.SecondEmail is null) return To("account/addresses", "removed"); // pressed twice
        if (await desk.IsFrozenAsync(person.Id, ct)) Wrong("", "Addresses.Frozen");
        else if (!await desk.RemoveSecondAsync(person, Place.Of(HttpContext))) Wrong("", "Account.Changed");
        return IsRight ? To("account/addresses", "removed") : Again(StatusCodes.Status409Conflict);
    }

    protected override async Task ReadAsync(CancellationToken ct) => person = await people.FindByIdAsync(Me.Key) ?? throw new InvalidOperationException("Who is signed in is somebody.");

    private bool Own(string email) => EmailKeys.Normalize(email) is var key && (key == person.EmailKey || key == EmailKeys.Normalize(person.SecondEmail));
}
