using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// The prices before and after the present ones: of lines whose price was changed, and from orders that wait for their day.
/// </summary>
internal static class FeeChanges
{
    private const string Of = """
        select s.number service, s.fee_before, s.fee_since, s.currency, o.document
        from service s join customer c on c.id = s.customer_id
        left join provider_order o on o.customer_id = c.id and o.service_number = s.number and o.kind = 'ChangeFee'
            and o.state in ('Acknowledged', 'InProgress')
        where c.number = @plain and (s.fee_since is not null or o.id is not null) order by o.id
        """;

    /// <summary>The lines of a customer with what is known of their prices.</summary>
    public static async Task<IEnumerable<Service>> WithFeeChangesAsync(
        this IEnumerable<Service> lines,
        Database db,
        string plain,
        CancellationToken ct
    )
    {
        var known = (await db.ListAsync<FeeRow>(Of, new { plain }, ct)).ToLookup(r => r.Service);
        return known.Count == 0 ? lines : lines.Select(line => With(line, known[line.Number].ToList()));
    }

    private static Service With(Service line, List<FeeRow> rows) =>
        rows.Count == 0
            ? line
            : line with
            {
                LastFee = rows[0].LastFee,
                NextFee = rows.Select(r => r.NextFeeOf(line)).LastOrDefault(f => f is not null),
            };

    private sealed record FeeRow
    {
        public required string Service { get; init; }

        public long? FeeBefore { get; init; }

        public DateOnly? FeeSince { get; init; }

        public string? Currency { get; init; }

        public string? Document { get; init; }

        public FeeChange? LastFee =>
            FeeSince is { } day && FeeBefore is { } fee && Currency is { } currency ? new(day, new(fee, currency)) : null;

        // An order for the plan the line was on before concerns it no more.
        public FeeChange? NextFeeOf(Service line) =>
            Document is { } document
            && OrderJson.Read(document) is { Items: [var item] } order
            && (item.Code, (int?)item.Version) == (line.PlanCode, line.PlanVersion)
            && (line.Fee is not { } fee || fee == item.OldFee)
                ? new(order.EffectiveOn, item.Fee)
                : null;
    }
}
