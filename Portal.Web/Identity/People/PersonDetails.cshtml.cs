using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity.External;
using Portal.Web.Identity.Invitations;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Identity.Sessions;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.People;

/// <summary>
/// One person, as administrators see them, and what they can do about the account. Each act asks for a proof of who the administrator is
/// that is no older than ten minutes.
/// </summary>
[RequireRecentSignIn(RequireSecondStep = true, OnlyOnPost = true)]
public sealed class PersonDetailsModel(
    UserManager<Person> people,
    PersonHistory file,
    ICustomers customers,
    PeopleService service,
    InvitationService invitations,
    SessionService sessions,
    ExternalLogins logins
) : PortalPage
{
    private const int MaxReasonLength = 300;

    /// <summary>Why the account is locked or unlocked, as it was typed.</summary>
    public ReasonInput Lock { get; private set; } = new();

    /// <summary>Why a person is to set up their second step anew, as it was typed.</summary>
    public FactorsReasonInput Factors { get; private set; } = new();

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<string> Held { get; private set; } = [];

    /// <summary>Identity servers they sign in through.</summary>
    public IReadOnlyList<ExternalLogin> Logins { get; private set; } = [];

    public IReadOnlyList<Session> Open { get; private set; } = [];

    public IReadOnlyList<AuditEntry> Trail { get; private set; } = [];

    /// <summary>Their customer number, as bills show it.</summary>
    public string? Number { get; private set; }

    public DateTimeOffset? LastSignIn { get; private set; }

    public bool HasPasskey { get; private set; }

    public bool IsMe => Person.Id == Me.PersonId;

    /// <summary>True when there is something to lose beside the password.</summary>
    public bool HasFactors => HasPasskey || Person.SecondStep;

    /// <summary>Invited, but has not come yet.</summary>
    public bool HasNoWayIn => Person.PasswordHash is null && !HasPasskey && Logins.Count == 0;

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostRolesAsync([FromForm] string[] roles, [FromForm] string? version, CancellationToken ct) =>
        ActAsync(
            person =>
            {
                person.Version = version ?? "";
                return service.ChangeRolesAsync(Me, person, [.. Roles.All.Intersect(roles)], ct);
            },
            ct
        );

    public Task<IActionResult> OnPostLockAsync([FromForm] ReasonInput input, CancellationToken ct)
    {
        Lock = input;
        return ActAsync(person => service.LockAsync(Me, person, input.Reason, ct), ct);
    }

    public Task<IActionResult> OnPostUnlockAsync([FromForm] ReasonInput input, CancellationToken ct)
    {
        Lock = input;
        return ActAsync(person => service.UnlockAsync(Me, person, input.Reason, ct), ct);
    }

    public Task<IActionResult> OnPostFactorsAsync([FromForm] FactorsReasonInput input, CancellationToken ct)
    {
        Factors = input;
        return ActAsync(person => service.ForgetFactorsAsync(Me, person, input.FactorsReason, ct), ct);
    }

    public Task<IActionResult> OnPostDisconnectAsync([FromForm] long login, CancellationToken ct) =>
        ActAsync(
            async person =>
                (await logins.ListAsync(person.Id, ct)).FirstOrDefault(l => l.Id == login) is { } gone
                    ? await service.DisconnectAsync(Me, person, gone, ct)
                    : null,
            ct
        );

    public Task<IActionResult> OnPostEndAsync(CancellationToken ct) => ActAsync(person => service.EndSessionsAsync(Me, person, ct), ct);

    public Task<IActionResult> OnPostInviteAsync(CancellationToken ct) =>
        ActAsync(
            async person =>
            {
                if (person.PasswordHash is null)
                    await invitations.InviteAgainAsync(Me, person, ct);
                return null;
            },
            ct
        );

    /// <summary>What happened, by its text where there is one.</summary>
    public string Describe(AuditEntry entry) =>
        AuditActions.Current(entry.Action) is var action && Texts[$"People.Did.{action}"] is { ResourceNotFound: false } text
            ? text.Value
            : action;

    /// <summary>Whoever is not there is not found.</summary>
    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await FindAsync() is not { } person)
            return NotFound();
        (Person, Metadata.Title) = (person, person.Name);
        Number = Person.CustomerNumber is { } number ? await customers.ShownAsync(number, ct) : null;
        Held = [.. await people.GetRolesAsync(Person)];
        Open = await sessions.OpenAsync(Person.Id, ct);
        Logins = await logins.ListAsync(Person.Id, ct);
        Trail = await file.TrailAsync(Person, ct);
        LastSignIn = await file.LastSignInAsync(Person, ct);
        HasPasskey = await file.HasPasskeyAsync(Person, ct);
        return Page();
    }

    private Task<Person?> FindAsync() => people.FindByIdAsync($"{RouteData.Values["key"]}");

    private async Task<IActionResult> ActAsync(Func<Person, Task<PersonRefusal?>> act, CancellationToken ct)
    {
        if (await FindAsync() is not { } person)
            return NotFound();
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (await act(person) is not { } refusal)
            return Redirect(Links.People.Details(person.Key));
        AddError("", $"People.Refused.{refusal}");
        return await ShowAgainAsync(ct);
    }

    public sealed record ReasonInput
    {
        [Line(MaxReasonLength, Missing = "People.ReasonMissing")]
        public string Reason { get; init; } = "";
    }

    public sealed record FactorsReasonInput
    {
        [Line(MaxReasonLength, Missing = "People.ReasonMissing")]
        public string FactorsReason { get; init; } = "";
    }
}
