using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Provider.Contact;
using Portal.Web.Provider.Credentials;
using Portal.Web.Provider.LineTests;
using Portal.Web.Provider.Usage;

namespace Portal.Web.Provider;

/// <summary>What the provider's systems know of the customer somebody is. It belongs to the contract, so it outlives the account.</summary>
internal sealed class CustomerData(
    ICustomers customers,
    IServices services,
    IContactDetails contacts,
    IUsage usage,
    ICredentials credentials,
    ILineTests tests
) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct)
    {
        if (owner.CustomerNumber is not { } number)
            return [];
        var tables = new List<PersonalDataTable>();
        if ((await customers.FindAsync(number, ct)).Has(out var customer))
            tables.Add(new PersonalDataTable("customer", [Describe(customer)]));
        if ((await contacts.FindAsync(number, ct)).Has(out var contact))
            tables.Add(new PersonalDataTable("contact", [Describe(contact)]));
        if ((await services.ListAsync(number, ct)).Has(out var lines))
            tables.Add(new PersonalDataTable("lines", [.. lines.Select(Describe)]));
        if ((await usage.ListAsync(number, ct)).Has(out var months) && months.Count > 0)
            tables.Add(new PersonalDataTable("usage", [.. months.Select(Describe)]));
        if ((await credentials.ListAsync(number, ct)).Has(out var names) && names.Count > 0)
            tables.Add(new PersonalDataTable("line-credentials", [.. names.Select(Describe)]));
        if ((await tests.ListAsync(number, DateTimeOffset.UnixEpoch, ct)).Has(out var tested) && tested.Count > 0)
            tables.Add(new PersonalDataTable("line-tests", [.. tested.Select(Describe)]));
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

    private static Dictionary<string, string?> Describe(ContactDetails contact) =>
        new()
        {
            ["phone"] = contact.Phone,
            ["second_phone"] = contact.SecondPhone,
            ["channel"] = contact.Channel.Word(),
            ["call_time"] = contact.CallTime.Word(),
            ["language"] = contact.Language,
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

    private static Dictionary<string, string?> Describe(UsageMonth month) =>
        new()
        {
            ["service_number"] = month.Service,
            ["started_on"] = Describe(month.Period.Start),
            ["ends_on"] = Describe(month.Period.Last),
            ["megabytes"] = month.Megabytes.ToString(CultureInfo.InvariantCulture),
            ["limit_megabytes"] = month.LimitMegabytes?.ToString(CultureInfo.InvariantCulture),
            ["counted_at"] = month.AsOf.ToString("O", CultureInfo.InvariantCulture),
        };

    private static Dictionary<string, string?> Describe(Credential credential) =>
        new()
        {
            ["service_number"] = credential.Service,
            ["kind"] = credential.Kind.Word(),
            ["user_name"] = credential.UserName,
            ["password_changed_at"] = credential.ChangedAt?.ToString("O", CultureInfo.InvariantCulture),
        };

    private static Dictionary<string, string?> Describe(LineTest test) =>
        new()
        {
            ["service_number"] = test.Service,
            ["started_at"] = test.StartedAt.ToString("O", CultureInfo.InvariantCulture),
            ["ended_at"] = test.EndedAt?.ToString("O", CultureInfo.InvariantCulture),
            ["measures"] = string.Join("; ", test.Measures.Select(Describe)),
        };

    private static string Describe(LineMeasure measure) =>
        string.Create(CultureInfo.InvariantCulture, $"{measure.Name}: {measure.Word}{measure.Number} {measure.Unit}").TrimEnd();

    private static string? Describe(Address? at) =>
        at is null ? null : string.Join(", ", new[] { at.Street, at.Extra, $"{at.Postcode} {at.Town}", at.Country }.Where(p => p != ""));

    private static string? Describe(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
