using Portal.Web.Data;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>Customers and services that rows may refer to: those of the tables, and those that are imported before them.</summary>
/// <param name="db">Null when no database is asked: every name is taken for known.</param>
/// <param name="plan">What is imported before; null for nothing.</param>
internal sealed class KnownNames(Database? db, ImportPlan? plan)
{
    private readonly string customers =
        $"select number, billing_day from customer where number {db?.Dialect.AnyOf("@list")} and demonstration = false";
    private readonly string services = $"""
        select s.number, c.number customer from service s join customer c on c.id = s.customer_id
        where s.number {db?.Dialect.AnyOf("@list")} and c.demonstration = false
        """;
    private readonly Dictionary<string, int> plannedCustomers = Planned(plan)
        .ToDictionary(r => r.Customer.Number, r => r.Customer.BillingDay);
    private readonly Dictionary<string, string> plannedServices = Planned(plan)
        .SelectMany(r => r.Services.Select(s => (s.Number, Owner: r.Customer.Number)))
        .ToDictionary(s => s.Number, s => s.Owner);

    /// <summary>The days on which the billing months of these customers begin; who is missing is not known.</summary>
    public async Task<IReadOnlyDictionary<string, int>> BillingDaysAsync(IEnumerable<string> numbers, CancellationToken ct)
    {
        var asked = numbers.ToHashSet();
        if (db is null)
            return asked.ToDictionary(n => n, _ => 0);
        var known = (await db.ListAsync<CustomerName>(customers, new { list = RowTable.List(asked) }, ct)).ToDictionary(
            c => c.Number,
            c => (int)c.BillingDay
        );
        foreach (var number in asked)
            if (plannedCustomers.TryGetValue(number, out var day))
                known[number] = day;
        return known;
    }

    /// <summary>Whose these services are; what is missing is not known.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> OwnersAsync(IEnumerable<string> numbers, CancellationToken ct)
    {
        var asked = numbers.ToHashSet();
        if (db is null)
            return asked.ToDictionary(n => n, _ => (string?)null);
        var known = (await db.ListAsync<ServiceName>(services, new { list = RowTable.List(asked) }, ct)).ToDictionary(
            s => s.Number,
            s => (string?)s.Customer
        );
        foreach (var number in asked)
            if (plannedServices.TryGetValue(number, out var owner))
                known[number] = owner;
        return known;
    }

    private static IEnumerable<Embedded.CustomerRecord> Planned(ImportPlan? plan) =>
        plan is null ? [] : plan.Added.Concat(plan.Changed).Where(r => !r.Demonstration);

    private sealed record CustomerName
    {
        public required string Number { get; init; }

        public required long BillingDay { get; init; }
    }

    private sealed record ServiceName
    {
        public required string Number { get; init; }

        public required string Customer { get; init; }
    }
}
