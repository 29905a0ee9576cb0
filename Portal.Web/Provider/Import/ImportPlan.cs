using Portal.Web.Provider.Embedded;

namespace Portal.Web.Provider.Import;

/// <summary>What an import is about to do, worked out before the first write: each customer whole, or not at all.</summary>
internal sealed class ImportPlan
{
    private readonly ImportSet stated;
    private readonly Dictionary<string, CustomerRecord> known;
    private readonly Dictionary<string, string> owners;
    private readonly DiagnosticList faults;
    private readonly DateOnly today;
    private readonly bool demonstration;

    /// <param name="stated">What the files say.</param>
    /// <param name="known">What stands in the tables, by customer number.</param>
    /// <param name="faults">Receives what does not fit together.</param>
    /// <param name="today">The day on which codes count as expired.</param>
    /// <param name="demonstration">These are the customers of the demonstration.</param>
    public ImportPlan(ImportSet stated, Dictionary<string, CustomerRecord> known, DiagnosticList faults, DateOnly today, bool demonstration)
    {
        (this.stated, this.known, this.faults, this.today, this.demonstration) = (stated, known, faults, today, demonstration);
        owners = known
            .Values.SelectMany(d => d.Services.Select(s => (s.Number, Owner: d.Customer.Number)))
            .ToDictionary(s => s.Number, s => s.Owner);
        var services = stated.Services.ToLookup(s => s.Value.Value.Customer, s => s.Key);
        var devices = stated.Devices.Keys.ToLookup(s => OwnerOf(s) ?? "");
        foreach (
            var place in devices[""].Where(s => !stated.IsBadService(s)).SelectMany(s => stated.Devices[s].Values).Select(d => d.Place)
        )
            faults.Add(place, "service", "unknown service: neither in these files nor imported before");
        var customers = stated
            .Customers.Keys.Concat(services.Select(s => s.Key))
            .Concat(devices.Select(d => d.Key))
            .Concat(stated.Codes.Keys);
        foreach (var number in customers.Where(n => n.Length > 0).Distinct().Order(StringComparer.Ordinal))
            Plan(number, [.. services[number]], [.. devices[number]]);
    }

    public List<CustomerRecord> Added { get; } = [];

    public List<CustomerRecord> Changed { get; } = [];

    /// <summary>Customers of whom the files say what stands there already.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Customers who are left out because of faults.</summary>
    public int LeftOut { get; private set; }

    private string? OwnerOf(string service) =>
        stated.Services.TryGetValue(service, out var owned) ? owned.Value.Customer : owners.GetValueOrDefault(service);

    private void Plan(string number, IReadOnlyList<string> services, IReadOnlyList<string> devices)
    {
        var before = faults.Count;
        var old = known.GetValueOrDefault(number);
        Check(number, old, services);
        var isBad = stated.IsBadCustomer(number) || services.Concat(devices).Any(stated.IsBadService) || faults.Count > before;
        if (!isBad && CustomerOf(number, old) is { } customer)
        {
            var codes = CodesOf(number, old);
            var record = new CustomerRecord
            {
                Customer = customer,
                Demonstration = demonstration,
                Services = ServicesOf(old, services, devices),
                Codes = codes,
            };
            if (old is null)
                Added.Add(record);
            else if (!record.Says(old))
                Changed.Add(record);
            else
                Unchanged++;
        }
        else
        {
            LeftOut++;
        }
    }

    private void Check(string number, CustomerRecord? old, IReadOnlyList<string> services)
    {
        var places = services.Select(s => stated.Services[s].Place).Concat(CodesStated(number).Values.Select(c => c.Place)).ToList();
        if (stated.Customers.TryGetValue(number, out var own))
            places.Add(own.Place);
        else if (old is null && !stated.IsBadCustomer(number))
            foreach (var place in places)
                faults.Add(place, "customer", "unknown customer: neither in these files nor imported before");
        if (old is not null && old.Demonstration != demonstration)
            foreach (var place in places)
                faults.Add(
                    place,
                    "customer",
                    demonstration ? "a customer who is not made up has this number" : "a customer of the demonstration has this number"
                );
        foreach (var place in services.Where(s => owners.GetValueOrDefault(s, number) != number).Select(s => stated.Services[s].Place))
            faults.Add(place, "service", "belongs to another customer; a line that changes hands gets a new number");
        if (CodesStated(number).Values.LastOrDefault() is { } last && CodesOf(number, old).Count(IsValid) > CodeVerifier.Slots)
            faults.Add(
                last.Place,
                "code",
                $"more than {CodeVerifier.Slots} codes of one customer would be valid at a time: give them a last day in valid_until"
            );
    }

    private Customer? CustomerOf(string number, CustomerRecord? old) =>
        stated.Customers.TryGetValue(number, out var own) ? own.Value : old?.Customer;

    private List<Service> ServicesOf(CustomerRecord? old, IReadOnlyList<string> services, IReadOnlyList<string> devices)
    {
        var all = (old?.Services ?? []).ToDictionary(s => s.Number);
        foreach (var number in services)
            all[number] = stated.Services[number].Value.Service with { Devices = all.GetValueOrDefault(number)?.Devices ?? [] };
        foreach (var number in devices)
            all[number] = all[number] with { Devices = [.. stated.Devices[number].Values.Select(d => d.Value)] };
        return [.. all.Values];
    }

    private List<StoredCode> CodesOf(string number, CustomerRecord? old)
    {
        var now = CodesStated(number);
        return [.. (old?.Codes ?? []).Where(c => !now.ContainsKey(c.Hash) && IsValid(c)), .. now.Values.Select(c => c.Value)];
    }

    private Dictionary<string, Located<StoredCode>> CodesStated(string number) => stated.Codes.GetValueOrDefault(number) ?? [];

    private bool IsValid(StoredCode code) => code.ValidUntil is null || code.ValidUntil >= today;
}
