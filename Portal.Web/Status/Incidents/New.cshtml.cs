using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>An outage or planned work is told to everybody.</summary>
public sealed class NewModel(IncidentService desk, LocalTime time, Texts all, TimeProvider clock, IStringLocalizer<Text> texts)
    : IncidentForm(time, all, clock, texts)
{
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    public override bool IsPlanned => Kind == "planned";

    public override IReadOnlyList<IncidentState> States =>
        IsPlanned ? [IncidentState.Scheduled] : [IncidentState.Investigating, IncidentState.Identified, IncidentState.Fixing];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Metadata.Title = Texts[IsPlanned ? "Status.Desk.NewPlanned" : "Status.Desk.New"];
        Metadata.SameInEveryLanguage(l => LinksIn(l).Incidents.New(IsPlanned));
    }

    public IActionResult OnGet()
    {
        Next = IsPlanned ? null : Time.ToField(Now.AddHours(1));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ReadTexts();
        var said = Read(Now);
        return IsValid ? Redirect(Links.Incidents.Details(await desk.CreateAsync(Actor, IsPlanned, said, ct))) : Invalid();
    }

    protected override Task<IActionResult> StaleAsync()
    {
        ReadTexts();
        return base.StaleAsync();
    }
}
