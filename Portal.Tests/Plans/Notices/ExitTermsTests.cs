using Portal.Web.Plans.Termination;
using Portal.Web.Provider;

namespace Portal.Tests.Plans.Notices;

/// <summary>When somebody can leave, and what it costs.</summary>
public sealed class ExitTermsTests
{
    private static readonly DateOnly Given = new(2026, 11, 29);

    [Fact]
    public void Who_is_bound_no_more_leaves_after_the_notice()
    {
        var terms = ExitTerms.For(Line("DE", null), null, Given);
        Assert.Equal(new DateOnly(2026, 12, 29), terms.Earliest);
        Assert.Equal(terms.Earliest, terms.EndFor(new DateOnly(2026, 12, 1)));
        Assert.Equal(new DateOnly(2027, 2, 1), terms.EndFor(new DateOnly(2027, 1, 31)));
        Assert.Null(terms.ChargeFor(terms.Earliest));
    }

    [Fact]
    public void In_Germany_the_term_is_kept()
    {
        var terms = ExitTerms.For(Line("DE", new DateOnly(2027, 5, 31)), null, Given);
        Assert.Equal((new DateOnly(2027, 6, 1), (DateOnly?)null), (terms.Earliest, terms.EarliestWithCharge));
        Assert.Equal(new DateOnly(2027, 6, 1), terms.EndFor(new DateOnly(2027, 1, 31)));
    }

    [Fact]
    public void Where_nothing_is_left_to_pay_the_term_costs_nothing()
    {
        var terms = ExitTerms.For(Line("ES", new DateOnly(2027, 5, 31)), null, Given); // no benefit is known
        Assert.Equal(new DateOnly(2026, 12, 29), terms.Earliest);
        Assert.Null(terms.EarliestWithCharge);
    }

    private static Service Line(string country, DateOnly? bound) =>
        new()
        {
            Number = "L1",
            Address = new Address
            {
                Street = "Example Street 1",
                Postcode = "00001",
                Town = "Example Town",
                Country = country,
            },
            Technology = Technology.Fibre,
            State = ServiceState.Active,
            Plan = "Fibre",
            Fee = new Money(3499, "EUR"),
            TermMonths = 24,
            StartedOn = new DateOnly(2025, 6, 1),
            CommittedUntil = bound,
            Devices = [],
        };
}
