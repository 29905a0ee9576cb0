using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Status.Incidents;

/// <summary>One incident for staff: where in the network, who said what, how many are touched.</summary>
[ResponseCache(NoStore = true)]
public sealed class DetailsModel(
    IncidentReader reader,
    IncidentReachCounter reach,
    Database db,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : PortalPage
{
    private const string ByKind =
        "select kind, count(distinct reporter_key) number from report where incident_id = @Id group by kind order by kind";
    private const string CountFollowers =
        "select count(*) from follower where incident_id = @Id and confirmed_at is not null and ended_at is null";
    private const string Names =
        "select distinct u.actor, p.name from incident_update u join person p on u.actor = 'person:' || p.key where u.incident_id = @Id";

    private Dictionary<string, string> names = [];

    public Incident Incident { get; private set; } = null!;

    public long Followers { get; private set; }

    /// <summary>How many lines are in its area; null when the provider's system cannot say.</summary>
    public long? Lines { get; private set; }

    public IReadOnlyList<(ReportKind Kind, long Number)> Reports { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (Reference.Read('N', reference) is not { } read || await reader.FindAsync(read, ct) is not { } found)
            return NotFound();
        Incident = found;
        Metadata.Title = found.Title.For(Language) is { Text.Length: > 0 } title
            ? title.Text
            : $"{texts["Status.Incidents.Title"]} {found.Reference}";
        Metadata.Drafts = true;
        Lines = (await reach.CountAsync(found.Id, found.Area, ct)).Lines;
        Followers = await db.SingleOrDefaultAsync<long>(CountFollowers, new { found.Id }, ct);
        Reports =
        [
            .. (await db.ListAsync<Count>(ByKind, new { found.Id }, ct)).Select(c =>
                (Enum.Parse<ReportKind>(c.Kind, ignoreCase: true), c.Number)
            ),
        ];
        names = (await db.ListAsync<Named>(Names, new { found.Id }, ct)).ToDictionary(n => n.Actor, n => n.Name);
        return Page();
    }

    public string NameOf(string actor) => names.GetValueOrDefault(actor, actor);

    private sealed record Count
    {
        public required string Kind { get; init; }

        public required long Number { get; init; }
    }

    private sealed record Named
    {
        public required string Actor { get; init; }

        public required string Name { get; init; }
    }
}
