using System.Text.Json;
using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>Reads what is there, for an import to compare with.</summary>
internal static class CustomerRecordReader
{
    private const string Customers = $"select {CustomerRow.Columns} from {CustomerRow.Tables}";
    private const string Services =
        $"select {ServiceRow.Columns}, c.number as customer from {ServiceRow.Tables} join customer c on c.id = s.customer_id";
    private const string Codes =
        "select c.number as customer, k.hash, k.valid_until from customer_code k join customer c on c.id = k.customer_id";
    private const string Owners = "select distinct c.number from customer c join service s on s.customer_id = c.id";

    private const int Portion = 1000;

    /// <returns>Each customer's record by the customer number.</returns>
    public static Task<Dictionary<string, CustomerRecord>> AllAsync(Database db, CancellationToken ct) => ReadAsync(db, "", null, ct);

    /// <summary>These customers, and those these services belong to.</summary>
    /// <returns>Each customer's record by the customer number.</returns>
    public static async Task<Dictionary<string, CustomerRecord>> OfAsync(
        Database db,
        IEnumerable<string> customers,
        IEnumerable<string> services,
        CancellationToken ct
    )
    {
        var (numbers, any) = (customers.ToHashSet(), db.Dialect.AnyOf("@list"));
        foreach (var some in services.Chunk(Portion))
            numbers.UnionWith(await db.ListAsync<string>($"{Owners} where s.number {any}", new { list = ListOf(some) }, ct));
        var all = new Dictionary<string, CustomerRecord>();
        foreach (var some in numbers.Chunk(Portion))
        foreach (var (number, record) in await ReadAsync(db, $" where c.number {any}", ListOf(some), ct))
            all.Add(number, record);
        return all;
    }

    private static string ListOf(string[] texts) => JsonSerializer.Serialize(texts);

    private static async Task<Dictionary<string, CustomerRecord>> ReadAsync(Database db, string which, string? list, CancellationToken ct)
    {
        var services = (await db.ListAsync<ServiceRow>(Services + which, new { list }, ct)).ToLookup(s => s.Customer);
        var codes = (await db.ListAsync<CodeRow>(Codes + which, new { list }, ct)).ToLookup(
            k => k.Customer,
            k => new StoredCode(k.Hash, k.ValidUntil)
        );
        return (await db.ListAsync<CustomerRow>(Customers + which, new { list }, ct)).ToDictionary(
            c => c.Number,
            c => new CustomerRecord
            {
                Customer = c.ToCustomer(),
                Demonstration = c.Demonstration,
                Services = ServiceRow.ToServices(services[c.Number]),
                Codes = [.. codes[c.Number]],
            }
        );
    }

    private sealed record CodeRow
    {
        public required string Customer { get; init; }

        public required string Hash { get; init; }

        public DateOnly? ValidUntil { get; init; }
    }
}
