using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>
/// Something new is said of an incident. Of two supervisors who write at once the second is shown
/// what the first said, and keeps every word of their own.
/// </summary>
public sealed class UpdateModel(
    IncidentReader reader,
    IncidentService desk,
    LocalTime time,
    Texts all,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : IncidentForm(time, all, clock, texts)
{
    /// <summary>The version the supervisor saw.</summary>
    [BindProperty]
    public long Version { get; set; }

    public Incident Incident { get; private set; } = null!;

    /// <summary>What somebody else said while this was being written.</summary>
    public IncidentUpdate? Meanwhile { get; private set; }

    public override bool IsPlanned => Incident.IsPlanned;

    public override IReadOnlyList<IncidentState> States => IncidentStates.After(Incident.State);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (
            Data.Reference.Read('N', $"{RouteData.Values["reference"]}") is not { } reference
            || await reader.FindAsync(reference, HttpContext.RequestAborted) is not { } found
            || found.State == IncidentState.Closed
        )
        {
            context.Result = NotFound();
            return;
        }

        Incident = found;
        Metadata.Title = Texts["Status.Desk.Tell"];
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public IActionResult OnGet()
    {
        Fill(Incident);
        Version = Incident.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ReadTexts();
        var said = Read(Incident.StartsAt);
        if (!IsValid)
            return Invalid();
        if (await desk.UpdateAsync(Actor, Incident.Reference, Version, said, ct) is not { } refusal)
            return Redirect(Links.Incidents.Details(Incident.Reference));
        Incident = await reader.FindAsync(Incident.Reference, ct) ?? Incident;
        if (refusal == IncidentRefusal.AlreadyChanged)
            (Meanwhile, Version) = (Incident.Updates[0], Incident.Version); // sent once more, it is said after reading this
        AddError("", $"Status.Desk.Refused.{refusal}");
        return Invalid(StatusCodes.Status409Conflict);
    }

    protected override bool NeedsWords(IncidentState state) =>
        state != IncidentState.Closed && (state != Incident.State || Incident.PublishedAt is null);

    protected override Task<IActionResult> StaleAsync()
    {
        ReadTexts();
        return base.StaleAsync();
    }
}
