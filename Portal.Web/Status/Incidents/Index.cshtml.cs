using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>All incidents for staff: first what waits for somebody.</summary>
[ResponseCache(NoStore = true)]
[PageInfo("Status.Incidents")]
public sealed class IndexModel(IncidentReader reader, TimeProvider clock) : PortalPage
{
    public IReadOnlyList<(string Key, IReadOnlyList<Incident> Incidents)> Groups { get; private set; } = [];

    /// <summary>Supervisors may tell of several at once, where there are several.</summary>
    public bool CanChoose { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = await reader.ForStaffAsync(Now - NetworkStatus.Listed, ct);
        CanChoose = User.IsInRole(Roles.Supervisor) && all.Count(i => i.IsUnderWay) > 1;
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
