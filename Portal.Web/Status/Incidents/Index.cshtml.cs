using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>All incidents for staff: first what waits for somebody.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(IncidentReader reader, TimeProvider clock, IStringLocalizer<Text> texts) : PortalPage
{
    public IReadOnlyList<(string Key, IReadOnlyList<Incident> Incidents)> Groups { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Metadata.Title = texts["Status.Desk.Incidents"];
        var all = await reader.ForStaffAsync(Now - NetworkStatus.Listed, ct);
        Groups =
        [
            ("late", [.. all.Where(i => i.IsLate(Now)).OrderBy(i => i.NextUpdateAt)]),
            ("suspected", [.. all.Where(i => i.State == IncidentState.Suspected && !i.IsLate(Now))]),
            ("open", [.. all.Where(i => i.IsUnderWay && !i.IsLate(Now))]),
            ("planned", [.. all.Where(i => i.State == IncidentState.Scheduled && !i.IsLate(Now)).OrderBy(i => i.StartsAt)]),
            ("over", [.. all.Where(i => i.State is IncidentState.Resolved or IncidentState.Closed)]),
        ];
    }
}
