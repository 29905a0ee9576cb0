using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>
/// Something new is said of an incident. Of two supervisors who write at once the second is shown
/// what the first said, and keeps every word of their own.
/// </summary>
[PageInfo("Status.Incidents", Title = "Status.Incidents.Update")]
public sealed class UpdateModel(IncidentReader incidents, IncidentService service, IncidentFormReader reader, IncidentReachCounter reach)
    : PortalPage
{
    [BindProperty]
    public IncidentInput Input { get; set; } = new();

    /// <summary>The version the supervisor saw.</summary>
    [BindProperty]
    public long Version { get; set; }

    public Incident Incident { get; private set; } = null!;

    /// <summary>What somebody else said while this was being written.</summary>
    public IncidentUpdate? Meanwhile { get; private set; }

    /// <summary>What customers would read; null while the form is filled in.</summary>
    public IncidentPreview? Preview { get; private set; }

    /// <summary>The form for the view.</summary>
    public IncidentForm Fields => new(this, Input, Incident.IsPlanned, IncidentStates.After(Incident.State));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } found)
            return NotFound();
        (Input, Version) = (reader.Fill(found), found.Version);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct, Input.IsPublishing) is not { } found)
            return NotFound();
        Incident = found;
        if (Input.IsGoingBack)
            return await ShowAsync(ct);
        IncidentFormReader.ReadTexts(this, Input);
        // Published twice, its state may no longer follow the present one: the service knows that it is there already.
        var form = Input.IsPublishing ? Fields with { States = Enum.GetValues<IncidentState>() } : Fields;
        var edit = reader.Read(form, found.StartsAt, NeedsWords);
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (Input.IsPublishing)
            return await service.UpdateAsync(HttpContext.Me()!.Target, found.Reference, Version, edit, ct) is { } refusal
                ? await RefuseAsync(refusal, ct)
                : Redirect(Links.Incidents.Details(found.Reference));
        if (Version != found.Version)
            return await RefuseAsync(IncidentRefusal.AlreadyChanged, ct);
        Preview = new(edit, await reach.CountAsync(found.Id, edit.Area, ct), Links.Incidents.Update(found.Reference));
        return await ShowAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } found)
            return NotFound();
        Incident = found;
        if (IsPosted)
            IncidentFormReader.ReadTexts(this, Input);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(IncidentRefusal refusal, CancellationToken ct)
    {
        // Sent once more, it is said after reading what the other said.
        if (refusal == IncidentRefusal.AlreadyChanged && await FindAsync(ct) is { } now)
            (Meanwhile, Version) = (now.Updates is [var latest, ..] ? latest : null, now.Version);
        AddError("", $"Status.Incidents.Refused.{refusal}");
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    private async Task<Incident?> FindAsync(CancellationToken ct, bool closedToo = false) =>
        Data.Reference.Read('N', $"{RouteData.Values["reference"]}") is { } reference
        && await incidents.FindAsync(reference, ct) is { } found
        && (closedToo || found.State != IncidentState.Closed)
            ? found
            : null;

    private bool NeedsWords(IncidentState state) =>
        state != IncidentState.Closed && (state != Incident.State || Incident.PublishedAt is null);
}
