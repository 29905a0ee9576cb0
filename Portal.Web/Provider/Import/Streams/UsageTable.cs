using Portal.Web.Data;
using Portal.Web.Provider.Usage;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>What lines carried in a month. A month that is there is replaced.</summary>
internal sealed class UsageTable(Database? db, KnownNames names) : RowTable<UsageMonth>
{
    private const string Write = """
        insert into usage_month (service_number, period_start, period_end, megabytes, limit_megabytes, as_of)
        values (@service, @start, @end, @megabytes, @limit, @asOf)
        on conflict (service_number, period_start) do update set period_end = excluded.period_end, megabytes = excluded.megabytes,
            limit_megabytes = excluded.limit_megabytes, as_of = excluded.as_of
        """;

    private readonly string known = $"""
        select service_number, period_start, period_end, megabytes, limit_megabytes, as_of from usage_month
        where service_number {db?.Dialect.AnyOf("@services")} and period_start >= @first and period_start <= @last
        """;

    protected override UsageMonth Read(RowReader row) => row.Usage();

    protected override async Task CompareAsync(IReadOnlyList<Stated<UsageMonth>> rows, ImportCheck check, CancellationToken ct)
    {
        var services = await names.OwnersAsync(rows.Select(r => r.Value.Service), ct);
        var old = await KnownAsync(rows, ct);
        foreach (var row in rows)
        {
            var month = row.Value;
            if (!services.ContainsKey(month.Service))
            {
                check.Refuse(row.Row, "service", "unknown service: neither in these files nor imported before");
                continue;
            }

            var before = old.GetValueOrDefault((month.Service, month.Period.Start));
            var outcome =
                before is null ? RowOutcome.Added
                : before == month ? RowOutcome.Unchanged
                : RowOutcome.Changed;
            check.Count(row.Row.Id, outcome);
            check.Keys.Add(EntryOf(row.Row, KeyRole.Once, outcome, $"usage {month.Service} {month.Period.Start:O}", "period_start"));
        }
    }

    protected override Task InsertAsync(UnitOfWork work, IReadOnlyList<Stated<UsageMonth>> rows) =>
        work.ExecuteEachAsync(
            Write,
            ["service", "start", "end", "megabytes", "limit", "asOf"],
            [
                .. rows.Select(r => r.Value)
                    .Select(m => (object?[])[m.Service, m.Period.Start, m.Period.End, m.Megabytes, m.LimitMegabytes, m.AsOf]),
            ]
        );

    private async Task<Dictionary<(string, DateOnly), UsageMonth>> KnownAsync(IReadOnlyList<Stated<UsageMonth>> rows, CancellationToken ct)
    {
        if (db is null)
            return [];
        var values = new
        {
            services = List(rows.Select(r => r.Value.Service)),
            first = rows.Min(r => r.Value.Period.Start),
            last = rows.Max(r => r.Value.Period.Start),
        };
        return (await db.ListAsync<Embedded.UsageRow>(known, values, ct))
            .Select(r => r.ToMonth())
            .ToDictionary(m => (m.Service, m.Period.Start));
    }
}
