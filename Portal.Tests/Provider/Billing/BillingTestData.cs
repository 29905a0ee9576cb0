using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Billing;

/// <summary>Customers and bills as tests need them.</summary>
internal static class BillingTestData
{
    private static readonly Address Place = new()
    {
        Street = "Example Street 1",
        Postcode = "00000",
        Town = "Example Town",
        Country = "DE",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task CustomerAsync(Database db, string number, int billingDay = 1, params IReadOnlyList<Service> lines) =>
        db.WriteAsync(
            work =>
                work.WriteAsync(
                    new CustomerRecord
                    {
                        Customer = new()
                        {
                            Number = number,
                            Kind = CustomerKind.Person,
                            Name = "Customer with bills",
                            State = CustomerState.Active,
                            Language = "de",
                            BillingDay = billingDay,
                        },
                        Services = lines,
                    }
                ),
            Ct
        );

    public static Service Line(string number, long fee, DateOnly? started = null) =>
        new()
        {
            Number = number,
            Address = Place,
            Technology = Technology.Fibre,
            State = ServiceState.Active,
            Plan = "Fibre",
            Fee = new(fee, "EUR"),
            StartedOn = started,
            Devices = [],
        };

    public static async Task<InvoiceDraft> DraftAsync(Database db, string customer, long minor)
    {
        var id = await db.SingleOrDefaultAsync<long>("select id from customer where number = @customer", new { customer }, Ct);
        var line = new InvoiceLine
        {
            Position = 0,
            Kind = LineKind.Plan,
            Text = "Fibre",
            Service = "L1",
            Amount = new(minor, "EUR"),
            TaxPercent = 21,
        };
        return new(id, customer, new(new(2026, 3, 1), new(2026, 4, 1)), new(2026, 3, 1), new(2026, 3, 15), [line]);
    }
}
