using Portal.Web.Data;
using Portal.Web.Provider;

namespace Portal.Web.Status.Incidents;

/// <summary>How many an incident reaches: who will be written to, and how many lines it touches.</summary>
/// <param name="Mails">Subscribers who are notified by mail of what is published.</param>
/// <param name="Lines">Lines in its area; null when the provider's system cannot say.</param>
public sealed record IncidentReach(long Mails, long? Lines);

/// <summary>Counts them before something is published.</summary>
public sealed class IncidentReachCounter(Database db, IServices services)
{
    private const string Followers = """
        select incident_id, postcode, technology, count(*) number from follower
        where confirmed_at is not null and ended_at is null
            and (incident_id between @least and @most or (incident_id is null and postcode is not null))
        group by incident_id, postcode, technology
        """;

    /// <param name="incident">The incident; 0 for one that is not there yet.</param>
    /// <param name="area">Where it will be.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<IncidentReach> CountAsync(long incident, Area area, CancellationToken ct) => CountAsync([(incident, area)], ct);

    /// <summary>How many several incidents reach together; whom two of them touch counts once.</summary>
    public async Task<IncidentReach> CountAsync(IReadOnlyCollection<(long Id, Area Area)> incidents, CancellationToken ct)
    {
        var range = new { least = incidents.Min(i => i.Id), most = incidents.Max(i => i.Id) };
        var followers = await db.ListAsync<Followed>(Followers, range, ct);
        var mails = followers
            .Where(f => incidents.Any(i => f.IncidentId is { } id ? id == i.Id : i.Area.Covers(f.Postcode, null, f.Technology)))
            .Sum(f => f.Number);
        var lines = (await services.CountAsync(ct)).Has(out var places)
            ? places.Where(p => incidents.Any(i => i.Area.Covers(Postcode.Read(p.Postcode), p.Node, p.Technology))).Sum(p => p.Number)
            : (long?)null;
        return new IncidentReach(mails, lines);
    }

    private sealed record Followed
    {
        public long? IncidentId { get; init; }

        public string? Postcode { get; init; }

        public Technology? Technology { get; init; }

        public required long Number { get; init; }
    }
}
