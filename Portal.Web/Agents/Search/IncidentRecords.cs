using Portal.Search;
using Portal.Web.Status;

namespace Portal.Web.Agents.Search;

/// <summary>Incidents, with all that was said of them in every language; those that staff alone know of too.</summary>
public sealed class IncidentRecords(IncidentReader incidents) : IRecordSource
{
    public string Kind => RecordKinds.Incident;

    public Task<long> CountAsync(CancellationToken ct) => incidents.CountAsync(ct);

    public Task<IReadOnlyList<long>> NextAsync(long after, int count, CancellationToken ct) => incidents.NextAsync(after, count, ct);

    public async Task<IReadOnlyList<IndexRecord>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        [.. (await incidents.ListAsync(ids, ct)).Select(Describe)];

    private IndexRecord Describe(Incident incident) =>
        new()
        {
            Kind = Kind,
            Id = incident.Id,
            Texts =
            [
                .. incident.Title.ByLanguage.Select(t => new RecordText(t.Key, t.Value, 3)),
                .. incident.Updates.SelectMany(u => u.Text.ByLanguage).Select(t => new RecordText(t.Key, t.Value)),
            ],
            Names = [.. incident.Area.Places],
            Codes = [incident.Reference, .. incident.Area.Postcodes, .. incident.Area.Nodes],
            Fields = [new("state", $"{incident.State}")],
            OpenedAt = incident.StartsAt,
            ChangedAt = incident.Updates.Select(u => u.At).Append(incident.StartsAt).Max(),
        };
}
