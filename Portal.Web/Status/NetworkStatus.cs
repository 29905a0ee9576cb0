using System.Text.Json.Serialization;

namespace Portal.Web.Status;

/// <summary>How the network stood at one moment, as far as everybody may know.</summary>
/// <param name="AsOf">When this was true for certain.</param>
/// <param name="All">Open, planned, and resolved within the last fourteen days; what began last comes first.</param>
public sealed record NetworkStatus(DateTimeOffset AsOf, IReadOnlyList<Incident> All)
{
    /// <summary>How long resolved incidents are listed.</summary>
    public static readonly TimeSpan Listed = TimeSpan.FromDays(14);

    public static readonly NetworkStatus Unknown = new(DateTimeOffset.MinValue, []);

    /// <summary>Outages, and planned work that goes on now.</summary>
    [JsonIgnore]
    public IEnumerable<Incident> UnderWay => All.Where(i => i.IsUnderWay);

    [JsonIgnore]
    public IEnumerable<Incident> Planned => All.Where(i => i.State == IncidentState.Scheduled).OrderBy(i => i.StartsAt);

    [JsonIgnore]
    public IEnumerable<Incident> Resolved => All.Where(i => i.ResolvedAt is not null).OrderByDescending(i => i.ResolvedAt);

    public Incident? Find(string reference) => All.FirstOrDefault(i => i.Reference == reference);
}
