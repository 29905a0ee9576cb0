using Portal.Web.Data;
using Portal.Web.Provider.Usage;

namespace Portal.Web.Provider.Embedded;

/// <summary>What lines carried, in the portal's own tables.</summary>
internal sealed class EmbeddedUsage(Database db, ProviderOptions options, TimeProvider clock) : IUsage
{
    private const string Known = "select number from customer where number = @plain and (demonstration = false or @Demonstration)";

    private const string Of = """
        select u.service_number, u.period_start, u.period_end, u.megabytes, u.limit_megabytes, u.as_of
        from usage_month u join service s on s.number = u.service_number join customer c on c.id = s.customer_id
        where c.number = @plain and u.period_start > @after
        order by u.service_number, u.period_start desc
        """;

    public Task<Answer<IReadOnlyList<UsageMonth>>> ListAsync(string customer, CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<UsageMonth>>(
            db,
            async () =>
            {
                var plain = CustomerNumber.Read(customer) ?? "";
                if (await db.SingleOrDefaultAsync<string>(Known, new { plain, options.Demonstration }, ct) is null)
                    return null;
                var after = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddMonths(-UsageMonth.Most - 1);
                return [.. (await db.ListAsync<UsageRow>(Of, new { plain, after }, ct)).Select(r => r.ToMonth())];
            }
        );
}
