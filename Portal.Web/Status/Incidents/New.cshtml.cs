using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>Publishes an outage or planned work.</summary>
public sealed class NewModel(IncidentService service, IncidentFormReader reader, IncidentReachCounter reach, TimeProvider clock)
    : PortalPage
{
    private static readonly IReadOnlyList<IncidentState> OfWork = [IncidentState.Scheduled];
    private static readonly IReadOnlyList<IncidentState> OfOutage =
    [
        IncidentState.Investigating,
        IncidentState.Identified,
        IncidentState.Fixing,
    ];

    [BindProperty]
    public IncidentInput Input { get; set; } = new();

    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>As the preview gave it to what it publishes.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>What customers would read; null while the form is filled in.</summary>
    public IncidentPreview? Preview { get; private set; }

    public bool IsPlanned => Kind == "planned";

    /// <summary>The form for the view.</summary>
    public IncidentForm Fields => new(this, Input, IsPlanned, IsPlanned ? OfWork : OfOutage);

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.Next = IsPlanned ? null : reader.FieldOf(clock.GetUtcNow().AddHours(1));
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.IsGoingBack)
            return await ShowAsync(ct);
        IncidentFormReader.ReadTexts(this, Input);
        var edit = reader.Read(Fields, clock.GetUtcNow());
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (Input.IsPublishing && Data.Reference.Read('N', Reference) is { } reference)
        {
            await service.CreateAsync(HttpContext.Me()!.Target, reference, IsPlanned, edit, ct);
            return Redirect(Links.Incidents.Details(reference));
        }

        Preview = new(edit, await reach.CountAsync(0, edit.Area, ct), Links.Incidents.New(IsPlanned))
        {
            Reference = Data.Reference.New('N'),
        };
        return await ShowAsync(ct);
    }

    public override Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (IsPosted)
            IncidentFormReader.ReadTexts(this, Input);
        Metadata.Title = Texts[IsPlanned ? "Status.Incidents.NewPlanned" : "Status.Incidents.New"];
        Metadata.SameInEveryLanguage(l => LinksIn(l).Incidents.New(IsPlanned));
        return base.ShowAsync(ct);
    }
}
