using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
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
    PeopleService desk,
    InvitationService inviting,
    SessionService sessions,
    IStringLocalizer<Text> texts
) : FormPage(texts)
{
    private const int MaxReasonLength = 300;

    [BindProperty(Name = "roles")]
    public string[] Typed { get; set; } = [];

    [BindProperty]
    public string? Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty(Name = "factors-reason")]
    public string? FactorsReason { get; set; }

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<string> Held { get; private set; } = [];

    public IReadOnlyList<Session> Open { get; private set; } = [];

    public IReadOnlyList<AuditEntry> Trail { get; private set; } = [];

    /// <summary>Their customer number, as bills show it.</summary>
    public string? Number { get; private set; }

    public DateTimeOffset? LastCame { get; private set; }

    public bool HasPasskey { get; private set; }

    public bool IsMe => Person.Id == Me.PersonId;

    /// <summary>True when there is something to lose beside the password.</summary>
    public bool HasFactors => HasPasskey || Person.SecondStep;

    /// <summary>Invited, but has not come yet.</summary>
    public bool HasNoWayIn => Person.PasswordHash is null && !HasPasskey;

    private Me Me => HttpContext.Me()!;

    private string Address => Links.People.Details(Person.Key);

    /// <summary>Whoever is not there is not found.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await people.FindByIdAsync($"{RouteData.Values["key"]}") is not { } person)
        {
            context.Result = NotFound();
            return;
        }

        Person = person;
        Metadata.Title = person.Name;
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(StatusCodes.Status200OK, ct);

    public async Task<IActionResult> OnPostRolesAsync(CancellationToken ct)
    {
        Person.Version = Version ?? "";
        return await DoneAsync(await desk.ChangeRolesAsync(Me, Person, [.. Roles.All.Intersect(Typed)], ct), ct);
    }

    public async Task<IActionResult> OnPostLockAsync(CancellationToken ct)
    {
        var reason = Line("reason", Reason, MaxReasonLength, "People.ReasonMissing");
        return IsValid
            ? await DoneAsync(await desk.LockAsync(Me, Person, reason, ct), ct)
            : await ShowAsync(StatusCodes.Status422UnprocessableEntity, ct);
    }

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken ct)
    {
        var reason = Line("reason", Reason, MaxReasonLength, "People.ReasonMissing");
        return IsValid
            ? await DoneAsync(await desk.UnlockAsync(Me, Person, reason, ct), ct)
            : await ShowAsync(StatusCodes.Status422UnprocessableEntity, ct);
    }

    public async Task<IActionResult> OnPostFactorsAsync(CancellationToken ct)
    {
        var reason = Line("factors-reason", FactorsReason, MaxReasonLength, "People.ReasonMissing");
        return IsValid
            ? await DoneAsync(await desk.ForgetFactorsAsync(Me, Person, reason, ct), ct)
            : await ShowAsync(StatusCodes.Status422UnprocessableEntity, ct);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct) =>
        await DoneAsync(await desk.EndSessionsAsync(Me, Person, ct), ct);

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken ct)
    {
        if (Person.PasswordHash is null)
            await inviting.InviteAgainAsync(Me, Person, ct);
        return Redirect(Address);
    }

    /// <summary>What happened, in words where there are some for it.</summary>
    public string WordsOf(AuditEntry deed) =>
        Texts[$"People.Did.{deed.Action}"] is { ResourceNotFound: false } words ? words.Value : deed.Action;

    protected override Task<IActionResult> StaleAsync() => ShowAsync(StatusCodes.Status400BadRequest, HttpContext.RequestAborted);

    private async Task<IActionResult> DoneAsync(PersonRefusal? refusal, CancellationToken ct)
    {
        if (refusal is null)
            return Redirect(Address);
        AddError("", $"People.Refused.{refusal}");
        return await ShowAsync(StatusCodes.Status422UnprocessableEntity, ct);
    }

    private async Task<IActionResult> ShowAsync(int status, CancellationToken ct)
    {
        Person = await people.FindByIdAsync(Person.Key) ?? Person;
        Number = Person.CustomerNumber is { } number ? await customers.ShownAsync(number, ct) : null;
        Held = [.. await people.GetRolesAsync(Person)];
        Open = await sessions.OpenAsync(Person.Id, ct);
        Trail = await file.TrailAsync(Person, ct);
        LastCame = await file.LastCameAsync(Person, ct);
        HasPasskey = await file.HasPasskeyAsync(Person, ct);
        return Invalid(status);
    }
}
