using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider;

/// <summary>Customers with lines in use, where a test asks for nothing else of them.</summary>
internal static class TestLines
{
    private static readonly Address Place = new()
    {
        Street = "Beispielweg 1",
        Postcode = "00001",
        Town = "Beispielstadt",
        Country = "DE",
    };

    public static CustomerRecord Of(string customer, params string[] lines) =>
        new()
        {
            Customer = new Customer
            {
                Number = customer,
                Kind = CustomerKind.Person,
                Name = "Customer with a line",
                State = CustomerState.Active,
                Language = "de",
            },
            Services = [.. lines.Select(Line)],
        };

    public static Service Line(string number) =>
        new()
        {
            Number = number,
            Address = Place,
            Technology = Technology.Dsl,
            State = ServiceState.Active,
            Plan = "DSL 50",
            Devices = [],
        };

    /// <summary>A line in the tenth of the twenty-four months its customer is bound.</summary>
    public static Service MidContract(string number)
    {
        var started = DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(-10);
        return new()
        {
            Number = number,
            Address = new Address
            {
                Street = "Calle 1",
                Postcode = "00000",
                Town = "Villa Demo",
                Country = "ES",
            },
            Technology = Technology.Fibre,
            State = ServiceState.Active,
            Plan = "Fibra 500",
            PlanCode = "fibre-500",
            PlanVersion = 1,
            Fee = new(3499, "EUR"),
            TermMonths = 24,
            StartedOn = started,
            CommittedUntil = started.AddMonths(24).AddDays(-1),
            Devices = [],
        };
    }
}
