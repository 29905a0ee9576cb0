using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>
/// The same is said of several incidents at once. Each is a change of its own, as if it were updated alone: what one of them refuses holds
/// up no other, and is listed with the reason.
/// </summary>
[PageInfo("Status.Incidents", Title = "Status.Incidents.Several")]
public sealed class UpdateSeveralModel(
    IncidentReader incidents,
    IncidentService service,
    IncidentFormReader reader,
    IncidentReachCounter reach,
    TimeProvider clock
) : PortalPage
{
    private static readonly IncidentState[] All = Enum.GetValues<IncidentState>();

    [BindProperty]
    public IncidentInput Input { get; set; } = new();

    /// <summary>What was ticked in the list, as it was sent.</summary>
    [BindProperty(Name = "incident", SupportsGet = true)]
    public string[] Chosen { get; set; } = [];

    public IReadOnlyList<SeveralLine> Lines { get; private set; } = [];

    /// <summary>What customers would read; null while the form is filled in.</summary>
    public IncidentPreview? Preview { get; private set; }

    /// <summary>The form for the view, with every state at least one of the incidents may go on to.</summary>
    public IncidentForm Fields => new(this, Input, false, States, HasTitle: false);

    private IReadOnlyList<IncidentState> States =>
        All.Where(s => s.IsUnderWay() && Lines.Any(l => IncidentStates.After(l.Incident.State).Contains(s)))
            .Append(IncidentState.Resolved)
            .ToList();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Lines = [.. (await FindAsync(ct)).Where(l => l.Incident.IsUnderWay)];
        if (Lines.Count == 0)
            return RedirectDone(Links.Incidents.Index, "unchosen");
        Input.State = Lines[0].Incident.State.Name();
        Input.Next = reader.FieldOf(clock.GetUtcNow().AddHours(1));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Lines = await FindAsync(ct);
        if (Lines.Count == 0)
            return RedirectDone(Links.Incidents.Index, "unchosen");
        if (Input.IsGoingBack)
            return await ShowAsync(ct);
        IncidentFormReader.ReadTexts(this, Input);
        // Published twice, the state may follow none of the present ones: the service knows that it is there already.
        var form = Input.IsPublishing ? Fields with { States = All } : Fields;
        var (state, text) = reader.ReadText(form);
        var next = reader.ReadNext(form, state);
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        return Input.IsPublishing ? await PublishAsync(state, text, next, ct) : await PreviewAsync(state, text, next, ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Lines.Count == 0)
            Lines = await FindAsync(ct);
        if (IsPosted)
            IncidentFormReader.ReadTexts(this, Input);
        var query = ChosenIncident.Query(Lines.Select(l => new ChosenIncident(l.Incident.Reference, l.Version)));
        Metadata.SameInEveryLanguage(l => $"{LinksIn(l).Incidents.UpdateSeveral}?{query}");
        return Page();
    }

    private async Task<IActionResult> PreviewAsync(IncidentState state, LocalizedText text, DateTimeOffset? next, CancellationToken ct)
    {
        Lines = [.. Lines.Select(l => l with { Refusal = l.Refuses(state) })];
        var updated = Lines.Where(l => l.Refusal is null).Select(l => (l.Incident.Id, l.Incident.Area)).ToList();
        if (updated.Count == 0)
            return await RefuseAsync(ct);
        var edit = new IncidentEdit
        {
            State = state,
            Cause = Cause.Unknown,
            Area = Area.Nowhere,
            Title = LocalizedText.Nothing,
            Text = text,
            StartsAt = clock.GetUtcNow(),
            NextUpdateAt = next,
        };
        Preview = new(edit, await reach.CountAsync(updated, ct), Links.Incidents.UpdateSeveral);
        return await ShowAsync(ct);
    }

    private async Task<IActionResult> PublishAsync(IncidentState state, LocalizedText text, DateTimeOffset? next, CancellationToken ct)
    {
        var lines = new List<SeveralLine>();
        foreach (var line in Lines)
        {
            var edit = Edit(line.Incident, state, text, next);
            var refusal = await service.UpdateAsync(HttpContext.Me()!.Target, line.Incident.Reference, line.Version, edit, ct);
            lines.Add(line with { Refusal = refusal });
        }

        Lines = lines;
        return lines.TrueForAll(l => l.Refusal is null) ? RedirectDone(Links.Incidents.Index, "updated") : await RefuseAsync(ct);
    }

    // What was refused stays on the form, as it is now: sent once more, it is said after reading what was said meanwhile.
    private async Task<IActionResult> RefuseAsync(CancellationToken ct)
    {
        var (all, refused) = (Lines.Count, Lines.Where(l => l.Refusal is not null).ToDictionary(l => l.Incident.Reference, l => l.Refusal));
        AddError("", "Status.Incidents.NotAll", all - refused.Count, all);
        Lines =
        [
            .. (await FindAsync(ct))
                .Where(l => refused.ContainsKey(l.Incident.Reference))
                .Select(l => new SeveralLine(l.Incident, l.Incident.Version, refused[l.Incident.Reference])),
        ];
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    private async Task<IReadOnlyList<SeveralLine>> FindAsync(CancellationToken ct)
    {
        var versions = ChosenIncident.Read(Chosen).ToDictionary(c => c.Reference, c => c.Version);
        if (versions.Count == 0)
            return [];
        var found = await incidents.ForStaffAsync(clock.GetUtcNow() - NetworkStatus.Listed, ct);
        return [.. found.Where(i => versions.ContainsKey(i.Reference)).Select(i => new SeveralLine(i, versions[i.Reference]))];
    }

    // Everything that is not said of all of them stays as it is.
    private static IncidentEdit Edit(Incident incident, IncidentState state, LocalizedText text, DateTimeOffset? next) =>
        new()
        {
            State = state,
            Cause = incident.Cause,
            Area = incident.Area,
            Title = incident.Title,
            Text = text,
            StartsAt = incident.StartsAt,
            EndsAt = incident.EndsAt,
            NextUpdateAt = next,
        };
}
