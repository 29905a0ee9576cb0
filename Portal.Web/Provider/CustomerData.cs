using System.Globalization;
using Portal.Web.Data;

namespace Portal.Web.Provider;

/// <summary>What the provider's systems know of the customer somebody is. It belongs to the contract, so it outlives the account.</summary>
internal sealed class CustomerData(ICustomers customers, IServices services) : IOwnData
{
    public async Task<IReadOnlyList<OwnTable>> ReadAsync(Owner owner, CancellationToken ct)
    {
        if (owner.CustomerNumber is not { } number) return [];
        var tables = new List<OwnTable>();
        if ((await customers.FindAsync(number, ct)).Has(out var customer)) tables.Add(new OwnTable("customer", [Of(customer)]));
        if ((await services.OfAsync(number, ct)).Has(out var lines)) tables.Add(new OwnTable("lines", [.. lines.Select(Of)]));
        return tables;
    }

    public Task EraseAsync(Work work, Owner owner) => Task.CompletedTask;

    private static Dictionary<string, string?> Of(Customer customer) => new()
    {
        ["number"] = customer.ShownNumber, ["name"] = customer.Name, ["kind"] = customer.Kind.Word(), ["state"] = customer.State.Word(), ["language"] = customer.Language,
        ["mail"] = customer.Mail, ["second_mail"] = customer.SecondMail, ["phone"] = customer.Phone, ["address"] = Of(customer.Address),
    };

    private static Dictionary<string, string?> Of(Service line) => new()
    {
        ["number"] = line.ShownNumber, ["plan"] = line.Plan, ["technology"] = line.Technology.Word(), ["state"] = line.State.Word(), ["address"] = Of(line.Address),
        ["started"] = Of(line.Started), ["committed_until"] = Of(line.CommittedUntil), ["devices"] = string.Join("; ", line.Devices.Select(d => $"{d.Maker} {d.Model} ({d.Serial})")),
    };

    private static string? Of(Address? at) => at is null ? null : string.Join(", ", new[] { at.Street, at.Extra, $"{at.Postcode} {at.Town}", at.Country }.Where(p => p != ""));

    private static string? Of(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
