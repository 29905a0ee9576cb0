using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>
/// Something new is said of an incident. Of two supervisors who write at once the second is shown
/// what the first said, and keeps every word of their own.
/// </summary>
[PageInfo("Status.Desk", Title = "Status.Desk.Tell")]
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

    /// <summary>What customers would read, when that was asked for.</summary>
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
        if (await FindAsync(ct) is not { } found)
            return NotFound();
        Incident = found;
        IncidentFormReader.ReadTexts(this, Input);
        var edit = reader.Read(Fields, found.StartsAt, NeedsWords);
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (Input.Act == "preview")
        {
            Preview = new(edit, await reach.CountAsync(found.Id, edit.Area, ct));
            return await ShowAsync(ct);
        }

        if (await service.UpdateAsync(HttpContext.Me()!.Target, found.Reference, Version, edit, ct) is not { } refusal)
            return Redirect(Links.Incidents.Details(found.Reference));
        var now = await FindAsync(ct) ?? found;
        if (refusal == IncidentRefusal.AlreadyChanged)
            (Meanwhile, Version) = (now.Updates[0], now.Version); // sent once more, it is said after reading this
        AddError("", $"Status.Desk.Refused.{refusal}");
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
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

    private async Task<Incident?> FindAsync(CancellationToken ct) =>
        Data.Reference.Read('N', $"{RouteData.Values["reference"]}") is { } reference
        && await incidents.FindAsync(reference, ct) is { State: not IncidentState.Closed } found
            ? found
            : null;

    private bool NeedsWords(IncidentState state) =>
        state != IncidentState.Closed && (state != Incident.State || Incident.PublishedAt is null);
}
