using Portal.Web.Identity;
using Portal.Web.Plans.Termination;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Plans.Notices;

/// <summary>A contract of whoever is signed in, with what leaving it means.</summary>
/// <param name="Service">The line.</param>
/// <param name="Terms">Null when the catalogue does not answer.</param>
public sealed record OwnContract(Service Service, ExitTerms? Terms);

/// <summary>The customer who is signed in, and their contracts that run.</summary>
public sealed record OwnContracts(Customer? Customer, IReadOnlyList<OwnContract> All)
{
    public static OwnContracts None { get; } = new(null, []);

    /// <summary>The contract a number names; null when it is not one of theirs.</summary>
    public OwnContract? Find(string number)
    {
        var plain = CustomerNumber.Read(number);
        return All.FirstOrDefault(c => c.Service.Number == plain) ?? (All.Count == 1 && Customer?.Number == plain ? All[0] : null);
    }

    /// <summary>What the form begins with.</summary>
    public string FirstNumber => All.Count == 1 ? All[0].Service.ShownNumber : Customer?.ShownNumber ?? "";
}

/// <summary>Reads them; a form waits for nobody, so there are none when the provider's system does not answer.</summary>
public sealed class OwnContractsReader(ICustomers customers, IServices services, ExitTermsReader terms, LocalTime time, TimeProvider clock)
{
    public async Task<OwnContracts> ReadAsync(HttpContext context, CancellationToken ct)
    {
        if (context.Me()?.CustomerNumber is not { } number)
            return OwnContracts.None;
        var today = time.DayOf(clock.GetUtcNow());
        var customer = (await customers.FindAsync(number, ct)).Value;
        var contracts = new List<OwnContract>();
        foreach (var line in (await services.ListAsync(number, ct)).Value?.Where(s => s.State.IsRunning()) ?? [])
            contracts.Add(new(line, await terms.ReadAsync(line, today, ct)));
        return new(customer, contracts);
    }
}
