using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>Reads all there is, for an import to compare with.</summary>
internal static class CustomerRecordReader
{
    private const string Customers = $"select {CustomerRow.Columns} from {CustomerRow.Tables}";
    private const string Services =
        $"select {ServiceRow.Columns}, c.number as customer from {ServiceRow.Tables} join customer c on c.id = s.customer_id";
    private const string Codes =
        "select c.number as customer, k.hash, k.valid_until from customer_code k join customer c on c.id = k.customer_id";

    /// <returns>Each customer's record by the customer number.</returns>
    public static async Task<Dictionary<string, CustomerRecord>> AllAsync(Database db, CancellationToken ct)
    {
        var services = (await db.ListAsync<ServiceRow>(Services, ct: ct)).ToLookup(s => s.Customer);
        var codes = (await db.ListAsync<CodeRow>(Codes, ct: ct)).ToLookup(k => k.Customer, k => new StoredCode(k.Hash, k.ValidUntil));
        return (await db.ListAsync<CustomerRow>(Customers, ct: ct)).ToDictionary(
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
