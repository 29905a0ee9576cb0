using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>Services in the portal's own tables.</summary>
internal sealed class EmbeddedServices(Database db, ProviderOptions options, TimeProvider clock) : IServices
{
    private const string Known = "select number from customer where number = @plain and (demonstration = false or @Demonstration)";

    private const string Of = $"""
        select {ServiceRow.Columns} from {ServiceRow.Tables} join customer c on c.id = s.customer_id
        where c.number = @plain
        """;

    private const string Extras = """
        select s.number service, e.code, e.version, e.fee, e.currency, e.started_on, e.committed_until, e.ends_on
        from service_extra e join service s on s.id = e.service_id join customer c on c.id = s.customer_id
        where c.number = @plain and (e.ends_on is null or e.ends_on > @today)
        order by e.code, e.started_on
        """;

    private const string Owner = """
        select c.number from service s join customer c on c.id = s.customer_id
        where s.number = @plain and (c.demonstration = false or @Demonstration)
        """;

    private const string Places = """
        select s.node, a.postcode, s.technology, count(*) number
        from service s join address a on a.id = s.address_id join customer c on c.id = s.customer_id
        where s.state in ('active', 'suspended', 'pendingTerminate') and (c.demonstration = false or @Demonstration)
        group by s.node, a.postcode, s.technology
        """;

    private const string Versions = """
        select false is_extra, s.plan_code code, s.plan_version version, a.country, c.language, s.fee,
            s.state in ('active', 'suspended') is_in_use, count(*) number
        from service s join address a on a.id = s.address_id join customer c on c.id = s.customer_id
        where s.plan_code is not null and s.plan_version is not null and s.state not in ('terminated', 'cancelled', 'aborted')
            and (c.demonstration = false or @Demonstration)
        group by s.plan_code, s.plan_version, a.country, c.language, s.fee, s.state in ('active', 'suspended')
        union all
        select true is_extra, e.code, e.version, a.country, c.language, e.fee, s.state in ('active', 'suspended') is_in_use,
            count(*) number
        from service_extra e join service s on s.id = e.service_id join address a on a.id = s.address_id
            join customer c on c.id = s.customer_id
        where (e.ends_on is null or e.ends_on > @today) and s.state not in ('terminated', 'cancelled', 'aborted')
            and (c.demonstration = false or @Demonstration)
        group by e.code, e.version, a.country, c.language, e.fee, s.state in ('active', 'suspended')
        """;

    private const string OnPlan = """
        select s.number service, c.number customer, s.plan, a.country, c.language, c.billing_day, s.fee,
            coalesce(s.plan_started_on, s.started_on) since, coalesce(c.email, c.second_email) is not null has_email
        from service s join address a on a.id = s.address_id join customer c on c.id = s.customer_id
        where s.plan_code = @code and s.plan_version = @version and s.number > @after and s.state in ('active', 'suspended')
            and (c.demonstration = false or @Demonstration)
        order by s.number limit @most
        """;

    public Task<Answer<IReadOnlyList<VersionCount>>> CountVersionsAsync(CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<VersionCount>>(
            db,
            async () =>
                await db.ListAsync<VersionCount>(
                    Versions,
                    new { options.Demonstration, today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) },
                    ct
                )
        );

    public Task<Answer<IReadOnlyList<PlanLine>>> ListOnPlanAsync(string code, int version, string after, int most, CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<PlanLine>>(
            db,
            async () =>
                await db.ListAsync<PlanLine>(
                    OnPlan,
                    new
                    {
                        code,
                        version,
                        after,
                        most,
                        options.Demonstration,
                    },
                    ct
                )
        );

    public Task<Answer<string>> OwnerAsync(string service, CancellationToken ct) =>
        ProviderTables.AskAsync(
            db,
            () => db.SingleOrDefaultAsync<string>(Owner, new { plain = CustomerNumber.Read(service) ?? "", options.Demonstration }, ct)
        );

    public Task<Answer<IReadOnlyList<ServicePlace>>> CountAsync(CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<ServicePlace>>(
            db,
            async () => await db.ListAsync<ServicePlace>(Places, new { options.Demonstration }, ct)
        );

    public Task<Answer<IReadOnlyList<Service>>> ListAsync(string number, CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<Service>>(
            db,
            async () =>
            {
                var plain = CustomerNumber.Read(number) ?? "";
                if (await db.SingleOrDefaultAsync<string>(Known, new { plain, options.Demonstration }, ct) is null)
                    return null;
                var lines = ServiceRow.ToServices(await db.ListAsync<ServiceRow>(Of, new { plain }, ct));
                var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
                var extras = (await db.ListAsync<ExtraRow>(Extras, new { plain, today }, ct)).ToLookup(e => e.Service);
                var with = lines.Select(l => l with { Extras = extras[l.Number].Select(e => e.ToExtra()).ToArray() });
                return [.. await with.WithFeeChangesAsync(db, plain, ct)];
            }
        );
}
