using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Addresses;

/// <summary>Another address instead of the main or the second one.</summary>
[PageInfo("Addresses.Change")]
[RequireRecentSignIn]
public sealed class ChangeModel(PersonManager people, AddressService addresses, AttemptLimits limits) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    private const int AnHourOfPerson = 4;
    private const int MailsAnHour = 3;

    private Person person = null!;

    /// <summary>"main" or "second".</summary>
    [BindProperty(Name = "which", SupportsGet = true)]
    public string? Asked { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AddressKind Kind => Asked == "main" ? AddressKind.Main : AddressKind.Second;

    public bool MayRemove => Kind == AddressKind.Second && person.SecondEmail is not null;

    private bool IsKnown => Asked is "main" or "second";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsKnown)
            return NotFound();
        person = await people.GetAsync(Me);
        var email = EmailAddress.Canonical(Input.Email);
        if (Own(email))
            AddError("email", "Addresses.Change.Own");
        else if (await addresses.IsFrozenAsync(person.Id, ct))
            AddError("", "Addresses.Frozen");
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        // Each question sends a mail to somebody who may be a stranger.
        var wait = await limits.TakeAsync(
            [Attempt.ForPerson("address", Me, AnHourOfPerson), Attempt.ForMailbox("address", email, MailsAnHour)],
            ct
        );
        if (wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        await addresses.RequestChangeAsync(person, Kind, email, ClientInfo.From(HttpContext), ct);
        return RedirectDone(Links.Account.Addresses, "asked");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        if (Asked != "second")
            return NotFound();
        person = await people.GetAsync(Me);
        if (person.SecondEmail is null)
            return RedirectDone(Links.Account.Addresses, "removed"); // pressed twice
        if (await addresses.IsFrozenAsync(person.Id, ct))
            AddError("", "Addresses.Frozen");
        else if (!await addresses.RemoveSecondAsync(person, ClientInfo.From(HttpContext)))
            AddError("", "Account.Changed");
        return ModelState.IsValid
            ? RedirectDone(Links.Account.Addresses, "removed")
            : await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!IsKnown)
            return NotFound();
        person = await people.GetAsync(Me);
        return Page();
    }

    private bool Own(string email) =>
        EmailNormalizer.Normalize(email) is var key && (key == person.EmailKey || key == EmailNormalizer.Normalize(person.SecondEmail));

    public sealed record InputModel
    {
        [Recipient]
        public string Email { get; init; } = "";
    }
}
