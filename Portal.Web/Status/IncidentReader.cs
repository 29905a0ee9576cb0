using System.Text.Json;
using Portal.Web.Data;

namespace Portal.Web.Status;

/// <summary>Reads incidents whole.</summary>
public sealed class IncidentReader(Database db)
{
    private const string Columns = """
        select id, reference, planned is_planned, state, cause, published_at, starts_at, ends_at, next_update_at, resolved_at, closed_at,
            version from incident
        """;

    private const string Shown =
        $"{Columns} where published_at is not null and (closed_at is null or coalesce(resolved_at, closed_at) "
        + "> @since) order by starts_at desc, id desc";
    private const string ForStaff = $"{Columns} where closed_at is null or closed_at > @since order by starts_at desc, id desc";
    private const string One = $"{Columns} where reference = @reference";
    private const string Next = "select id from incident where id > @after order by id limit @count";
    private const string All = "select count(*) from incident";
    private const string Titles = "select incident_id, language, title text from incident_text where incident_id between @least and @most";
    private const string Areas = """
        select incident_id, kind, value from incident_area where removed_at is null and incident_id between @least and @most
        order by kind, value, id
        """;
    private const string Updates = """
        select id, incident_id, number, at, actor, state from incident_update where incident_id between @least and @most
        order by incident_id, number desc
        """;
    private const string Texts = """
        select update_id, language, text from incident_update_text
        where update_id in (select id from incident_update where incident_id between @least and @most)
        """;

    private const string Reports = """
        select incident_id, count(distinct reporter_key) number from report
        where kind not in ('works', 'still') and incident_id between @least and @most group by incident_id
        """;

    /// <summary>What everybody may see: what is open or planned, and what was resolved since.</summary>
    public async Task<IReadOnlyList<Incident>> ShownAsync(DateTimeOffset since, CancellationToken ct) =>
        await FillAsync(await db.ListAsync<Incident>(Shown, new { since }, ct), ct);

    /// <summary>The same with what is only suspected.</summary>
    public async Task<IReadOnlyList<Incident>> ForStaffAsync(DateTimeOffset since, CancellationToken ct) =>
        await FillAsync(await db.ListAsync<Incident>(ForStaff, new { since }, ct), ct);

    public async Task<Incident?> FindAsync(string reference, CancellationToken ct) =>
        await FillAsync(await db.ListAsync<Incident>(One, new { reference }, ct), ct) is [var incident] ? incident : null;

    /// <summary>Those with these numbers that are there, in no order.</summary>
    public async Task<IReadOnlyList<Incident>> ListAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await FillAsync(
            await db.ListAsync<Incident>(
                $"{Columns} where id {db.Dialect.AnyNumberOf("@ids")}",
                new { ids = JsonSerializer.Serialize(ids) },
                ct
            ),
            ct
        );

    /// <summary>Which of these numbers are there.</summary>
    public Task<IReadOnlyList<long>> ExistingAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        db.ListAsync<long>(
            $"select id from incident where id {db.Dialect.AnyNumberOf("@ids")}",
            new { ids = JsonSerializer.Serialize(ids) },
            ct
        );

    /// <summary>The next numbers behind one, for whoever goes through all.</summary>
    public Task<IReadOnlyList<long>> NextAsync(long after, int count, CancellationToken ct) =>
        db.ListAsync<long>(Next, new { after, count }, ct);

    public Task<long> CountAsync(CancellationToken ct) => db.SingleOrDefaultAsync<long>(All, ct: ct);

    // Between the least and the greatest number: incidents that are shown lie close together, and
    // a list of numbers is written otherwise on each database.
    private async Task<IReadOnlyList<Incident>> FillAsync(IReadOnlyList<Incident> incidents, CancellationToken ct)
    {
        if (incidents.Count == 0)
            return incidents;
        var range = new { least = incidents.Min(i => i.Id), most = incidents.Max(i => i.Id) };
        var titles = (await db.ListAsync<TextRow>(Titles, range, ct)).ToLookup(t => t.IncidentId);
        var areas = (await db.ListAsync<AreaRow>(Areas, range, ct)).ToLookup(a => a.IncidentId, a => (a.Kind, a.Value));
        var texts = (await db.ListAsync<TextRow>(Texts, range, ct)).ToLookup(t => t.UpdateId);
        var updates = (await db.ListAsync<UpdateRow>(Updates, range, ct)).ToLookup(u => u.IncidentId, u => u.With(ToText(texts[u.Id])));
        var reports = (await db.ListAsync<Count>(Reports, range, ct)).ToDictionary(r => r.IncidentId, r => (int)r.Number);
        return
        [
            .. incidents.Select(i =>
                i with
                {
                    Title = ToText(titles[i.Id]),
                    Area = Area.From(areas[i.Id]),
                    Updates = [.. updates[i.Id]],
                    Reports = reports.GetValueOrDefault(i.Id),
                }
            ),
        ];
    }

    private static LocalizedText ToText(IEnumerable<TextRow> texts) => new(texts.ToDictionary(t => t.Language, t => t.Text));

    private sealed record TextRow
    {
        public long IncidentId { get; init; }

        public long UpdateId { get; init; }

        public required string Language { get; init; }

        public required string Text { get; init; }
    }

    private sealed record AreaRow
    {
        public required long IncidentId { get; init; }

        public required string Kind { get; init; }

        public required string Value { get; init; }
    }

    private sealed record UpdateRow
    {
        public required long Id { get; init; }

        public required long IncidentId { get; init; }

        public required long Number { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Actor { get; init; }

        public required IncidentState State { get; init; }

        public IncidentUpdate With(LocalizedText texts) =>
            new()
            {
                Id = Id,
                Number = Number,
                At = At,
                Actor = Actor,
                State = State,
                Text = texts,
            };
    }

    private sealed record Count
    {
        public required long IncidentId { get; init; }

        public required long Number { get; init; }
    }
}
