using Portal.Search;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Agents.Search;

/// <summary>Customers, by everything they say of themselves on the telephone.</summary>
public sealed class CustomerRecords(CustomerDirectory customers) : IRecordSource
{
    public string Kind => RecordKinds.Customer;

    public Task<long> CountAsync(CancellationToken ct) => customers.CountAsync(ct);

    public Task<IReadOnlyList<long>> NextAsync(long after, int count, CancellationToken ct) => customers.NextAsync(after, count, ct);

    public async Task<IReadOnlyList<IndexRecord>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        [.. (await customers.ReadAsync(ids, ct)).Select(Describe)];

    private IndexRecord Describe(ListedCustomer customer) =>
        new()
        {
            Kind = Kind,
            Id = customer.Id,
            Names = [customer.Name, .. customer.Emails, .. customer.Addresses],
            Codes =
            [
                customer.Number,
                .. customer.PrintedNumber is { } printed ? [printed] : Array.Empty<string>(),
                .. customer.Phones.SelectMany(p => PhoneNumber.Dialled(p, customer.Country)),
                .. customer.Lines,
                .. customer.Serials,
            ],
            Fields = [new("state", $"{customer.State}"), new("language", customer.Language)],
            OpenedAt = customer.ChangedAt,
            ChangedAt = customer.ChangedAt,
        };
}
