using System.Text.Json;
using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Every customer the portal keeps itself, for the help desk's search. A provider whose customers are kept by another system has none here:
/// they are found by their requests, and by that system.
/// </summary>
public sealed class CustomerDirectory(Database db, ProviderOptions options)
{
    private const string Shown = "(c.demonstration = false or @Demonstration)";

    private const string Next = $"select c.id from customer c where c.id > @after and {Shown} order by c.id limit @count";
    private const string All = $"select count(*) from customer c where {Shown}";

    private const string Customers = $"""
        select c.id, c.changed_at, {CustomerRow.CurrentColumns}, d.second_phone
        from {CustomerRow.CurrentTables} where c.id
        """;

    private const string Addresses = "select a.customer_id, a.street, a.extra, a.postcode, a.town from address a where a.customer_id";
    private const string Lines = "select s.customer_id, s.number, s.printed_number from service s where s.customer_id";
    private const string Devices = "select s.customer_id, d.serial from device d join service s on s.id = d.service_id where s.customer_id";

    public Task<IReadOnlyList<long>> NextAsync(long after, int count, CancellationToken ct) =>
        db.ListAsync<long>(
            Next,
            new
            {
                after,
                count,
                options.Demonstration,
            },
            ct
        );

    public Task<long> CountAsync(CancellationToken ct) => db.SingleOrDefaultAsync<long>(All, new { options.Demonstration }, ct);

    /// <summary>Which of these numbers are there.</summary>
    public Task<IReadOnlyList<long>> ExistingAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        db.ListAsync<long>(
            $"select c.id from customer c where c.id {db.Dialect.AnyNumberOf("@ids")} and {Shown}",
            new { ids = JsonSerializer.Serialize(ids), options.Demonstration },
            ct
        );

    /// <summary>Those of the numbers that are there, in no order.</summary>
    public async Task<IReadOnlyList<ListedCustomer>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var these = db.Dialect.AnyNumberOf("@ids");
        var values = new { ids = JsonSerializer.Serialize(ids), options.Demonstration };
        var rows = await db.ListAsync<ListedRow>($"{Customers} {these} and {Shown}", values, ct);
        var addresses = (await db.ListAsync<PlaceRow>($"{Addresses} {these}", values, ct)).ToLookup(a => a.CustomerId);
        var lines = (await db.ListAsync<LineRow>($"{Lines} {these}", values, ct)).ToLookup(l => l.CustomerId);
        var devices = (await db.ListAsync<DeviceRow>($"{Devices} {these}", values, ct)).ToLookup(d => d.CustomerId);
        return
        [
            .. rows.Select(row => new ListedCustomer
            {
                Id = row.Id,
                ChangedAt = row.ChangedAt,
                Number = row.Number,
                PrintedNumber = row.PrintedNumber,
                Name = row.Name,
                State = row.State,
                Language = row.Language,
                Emails = Filled(row.Email, row.SecondEmail),
                Phones = Filled(row.Phone, row.SecondPhone),
                Country = row.Country,
                Addresses = [.. addresses[row.Id].Select(a => string.Join(' ', Filled(a.Street, a.Extra, a.Postcode, a.Town))).Distinct()],
                Lines = [.. lines[row.Id].SelectMany(l => Filled(l.Number, l.PrintedNumber))],
                Serials = [.. devices[row.Id].Select(d => d.Serial).Distinct()],
            }),
        ];
    }

    private static IReadOnlyList<string> Filled(params string?[] values) =>
        [.. values.Where(v => !string.IsNullOrEmpty(v)).Select(v => v!)];

    private sealed record ListedRow
    {
        public required long Id { get; init; }

        public required DateTimeOffset ChangedAt { get; init; }

        public required string Number { get; init; }

        public string? PrintedNumber { get; init; }

        public required string Name { get; init; }

        public required CustomerState State { get; init; }

        public required string Language { get; init; }

        public string? Email { get; init; }

        public string? SecondEmail { get; init; }

        public string? Phone { get; init; }

        public string? SecondPhone { get; init; }

        public string? Country { get; init; }
    }

    private sealed record PlaceRow
    {
        public required long CustomerId { get; init; }

        public required string Street { get; init; }

        public required string Extra { get; init; }

        public required string Postcode { get; init; }

        public required string Town { get; init; }
    }

    private sealed record LineRow
    {
        public required long CustomerId { get; init; }

        public required string Number { get; init; }

        public string? PrintedNumber { get; init; }
    }

    private sealed record DeviceRow
    {
        public required long CustomerId { get; init; }

        public required string Serial { get; init; }
    }
}

/// <summary>A customer with all they are recognised by.</summary>
public sealed record ListedCustomer
{
    public required long Id { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>In its plain form.</summary>
    public required string Number { get; init; }

    /// <summary>How the provider prints it; null where that is the plain form.</summary>
    public string? PrintedNumber { get; init; }

    public required string Name { get; init; }

    public required CustomerState State { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyList<string> Emails { get; init; }

    public required IReadOnlyList<string> Phones { get; init; }

    /// <summary>Of the address; the country a telephone number without one is in.</summary>
    public string? Country { get; init; }

    /// <summary>Each in one line: where letters go, and where lines are.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The numbers of their lines, as they are kept and as they are printed.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Of their devices.</summary>
    public required IReadOnlyList<string> Serials { get; init; }
}
