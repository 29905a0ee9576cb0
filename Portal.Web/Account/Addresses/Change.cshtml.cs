using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;

namespace Portal.Web.Account.Addresses;

/// <summary>Another address instead of the main or the second one.</summary>
[RequireRecentSignIn]
public sealed class ChangeModel(PersonManager people, AddressService desk, AttemptLimits limits, IStringLocalizer<Text> texts)
    : AccountPage(texts, "Addresses.Change")
{
    private const int AnHourOfPerson = 4;
    private const int MailsAnHour = 3;

    private Person person = null!;

    /// <summary>"main" or "second".</summary>
    [BindProperty(Name = "which", SupportsGet = true)]
    public string? Asked { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public AddressKind Kind => Asked == "main" ? AddressKind.Main : AddressKind.Second;

    public bool MayRemove => Kind == AddressKind.Second && person.SecondEmail is not null;

    private bool IsKnown => Asked is "main" or "second";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => IsKnown ? await ShowAsync(ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsKnown)
            return NotFound();
        await ReadAsync(ct);
        var email = Mailbox("email", Email);
        if (email != "" && !Messages.Mailbox.TryParse(email, out _))
            AddError("email", "Form.EmailShape");
        else if (email != "" && Own(email))
            AddError("email", "Addresses.Change.Own");
        if (IsValid && await desk.IsFrozenAsync(person.Id, ct))
            AddError("", "Addresses.Frozen");
        if (!IsValid)
            return Invalid();
        // Each question sends a mail to somebody who may be a stranger.
        var wait = await limits.TakeAsync(
            [Attempt.ForPerson("address", Me, AnHourOfPerson), Attempt.ForMailbox("address", email, MailsAnHour)],
            ct
        );
        if (wait > TimeSpan.Zero)
            return TooManyAttempts(wait);
        await desk.RequestChangeAsync(person, Kind, email, ClientInfo.From(HttpContext), ct);
        return To(Links.Account.Addresses, "asked");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        if (Asked != "second")
            return NotFound();
        await ReadAsync(ct);
        if (person.SecondEmail is null)
            return To(Links.Account.Addresses, "removed"); // pressed twice
        if (await desk.IsFrozenAsync(person.Id, ct))
            AddError("", "Addresses.Frozen");
        else if (!await desk.RemoveSecondAsync(person, ClientInfo.From(HttpContext)))
            AddError("", "Account.Changed");
        return IsValid ? To(Links.Account.Addresses, "removed") : Invalid(StatusCodes.Status409Conflict);
    }

    protected override async Task ReadAsync(CancellationToken ct) =>
        person = await people.FindByIdAsync(Me.Key) ?? throw new InvalidOperationException("Who is signed in is somebody.");

    private bool Own(string email) =>
        EmailNormalizer.Normalize(email) is var key && (key == person.EmailKey || key == EmailNormalizer.Normalize(person.SecondEmail));
}
