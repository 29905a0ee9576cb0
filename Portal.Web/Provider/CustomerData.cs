using System.Globalization;
using Portal.Web.Data;

namespace Portal.Web.Provider;

/// <summary>What the provider's systems know of the customer somebody is. It belongs to the contract, so it outlives the account.</summary>
internal sealed class CustomerData(ICustomers customers, IServices services) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct)
    {
        if (owner.CustomerNumber is not { } number)
            return [];
        var tables = new List<PersonalDataTable>();
        if ((await customers.FindAsync(number, ct)).Has(out var customer))
            tables.Add(new PersonalDataTable("customer", [Describe(customer)]));
        if ((await services.ListAsync(number, ct)).Has(out var lines))
            tables.Add(new PersonalDataTable("lines", [.. lines.Select(Describe)]));
        return tables;
    }

    public Task EraseAsync(UnitOfWork work, DataSubject owner) => Task.CompletedTask;

    private static Dictionary<string, string?> Describe(Customer customer) =>
        new()
        {
            ["number"] = customer.ShownNumber,
            ["name"] = customer.Name,
            ["kind"] = customer.Kind.Word(),
            ["state"] = customer.State.Word(),
            ["language"] = customer.Language,
            ["email"] = customer.Email,
            ["second_email"] = customer.SecondEmail,
            ["phone"] = customer.Phone,
            ["address"] = Describe(customer.Address),
        };

    private static Dictionary<string, string?> Describe(Service line) =>
        new()
        {
            ["number"] = line.ShownNumber,
            ["plan"] = line.Plan,
            ["technology"] = line.Technology.Word(),
            ["state"] = line.State.Word(),
            ["state_since"] = Describe(line.StateSince),
            ["state_reason"] = line.StateReason == StateReason.Unknown ? null : line.StateReason.Word(),
            ["address"] = Describe(line.Address),
            ["started_on"] = Describe(line.StartedOn),
            ["committed_until"] = Describe(line.CommittedUntil),
            ["ends_on"] = Describe(line.EndsOn),
            ["devices"] = string.Join("; ", line.Devices.Select(d => $"{d.Maker} {d.Model} ({d.Serial})")),
        };

    private static string? Describe(Address? at) =>
        at is null ? null : string.Join(", ", new[] { at.Street, at.Extra, $"{at.Postcode} {at.Town}", at.Country }.Where(p => p != ""));

    private static string? Describe(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
