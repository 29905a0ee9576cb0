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
                return [.. lines.Select(l => l with { Extras = extras[l.Number].Select(e => e.ToExtra()).ToArray() })];
            }
        );
}
