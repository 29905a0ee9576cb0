using Portal.Web.Plans.Buying;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Tests.Plans.Buying;

/// <summary>First bills as golden cases, and what is said beside them.</summary>
public sealed class PurchaseCalculatorTests
{
    [Theory]
    [InlineData(3499, 0, 0, 2900, "", 6399, 3499, 3499)]
    [InlineData(3499, 2499, 6, 2900, "", 5399, 2499, 3499)]
    [InlineData(3499, 2499, 6, 2900, "tv-plus", 7888, 3998, 4998)]
    [InlineData(2999, 0, 0, 0, "", 2999, 2999, 2999)]
    [InlineData(2999, 0, 0, 0, "mesh-rent tv-plus", 5837, 4847, 4847)]
    [InlineData(2999, 0, 0, 5900, "voice-flat", 8899, 2999, 2999)] // included
    [InlineData(3499, 0, 3, 2900, "", 2900, 0, 3499)] // the first months are free
    public void The_first_bill_is_a_whole_month_and_what_is_charged_once(
        long fee,
        long first,
        int months,
        long setUp,
        string extras,
        long bill,
        long firstMonthly,
        long monthly
    )
    {
        var plan = Plan(fee) with
        {
            SetUpFee = Euro(setUp),
            Promotion = months == 0 ? null : new(Euro(first), months),
            Included = ["voice-flat"],
        };
        List<Extra> bought = [.. extras.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Extra)];
        var quote = PurchaseCalculator.For(Request(), plan, bought, new(Technology.Fibre, 1000, 500, null));
        Assert.Equal(Euro(bill), quote.FirstSum);
        Assert.Equal((Euro(firstMonthly), Euro(monthly), months), (quote.FirstMonthly, quote.Monthly, quote.FirstMonths));
        Assert.Equal(bought.Aggregate(Euro(setUp), (sum, e) => sum + e.SetUpFee), quote.Once);
    }

    [Fact]
    public void The_speed_at_the_address_is_never_more_than_the_plan_has_or_the_line_gives()
    {
        var slow = PurchaseCalculator.For(Request(), Plan(3499), [], new(Technology.Fibre, 460, 230, null));
        Assert.Equal((460, 230), (slow.Download, slow.Upload));
        var fast = PurchaseCalculator.For(Request(), Plan(3499), [], new(Technology.Fibre, 1000, 500, null));
        Assert.Equal((500, 250), (fast.Download, fast.Upload));
    }

    [Fact]
    public void A_quote_is_kept_as_it_was()
    {
        var request = Request() with { WantedOn = new(2026, 12, 31), BillingAddress = Request().Address };
        var quote = PurchaseCalculator.For(request, Plan(3499), [Extra("tv-plus")], new(Technology.Fibre, 460, 230, null));
        Assert.Equal(PurchaseJson.Write(quote), PurchaseJson.Write(PurchaseJson.Read(PurchaseJson.Write(quote))));
    }

    [Theory]
    [InlineData("someone@example.org", "Calle 1", " 0 0000", true)]
    [InlineData("SOMEONE@example.org", "calle, 1", "00000", true)]
    [InlineData("someone@example.org", "Calle 2", "00000", false)]
    [InlineData("another@example.org", "Calle 1", "00000", false)]
    public void The_same_order_is_known_again_however_it_is_typed(string email, string street, string postcode, bool isSame)
    {
        var other = Request() with { Address = Request().Address with { Street = street, Postcode = postcode } };
        Assert.Equal(isSame, PurchaseKey.Of(other, email) == PurchaseKey.Of(Request(), "someone@example.org"));
    }

    private static Money Euro(long minor) => new(minor, "EUR");

    private static PurchaseRequest Request() =>
        new()
        {
            Plan = "fibre-500",
            Extras = [],
            Address = new()
            {
                Street = "Calle 1",
                Postcode = "00000",
                Town = "Villa Demo",
                Country = "ES",
            },
        };

    private static Plan Plan(long fee) =>
        new()
        {
            Code = "fibre-500",
            Version = 1,
            State = PlanState.Active,
            Names = new Dictionary<string, string> { ["en"] = "Fibre 500" },
            Summaries = new Dictionary<string, string>(),
            Technologies = [Technology.Fibre],
            Download = new(500, 450, 300),
            Upload = new(250, 220, 150),
            Fee = Euro(fee),
            TaxPercent = 21,
            SetUpFee = Euro(0),
            Benefit = Euro(0),
            TermMonths = 24,
            NoticeDays = 30,
        };

    private static Extra Extra(string code) =>
        new()
        {
            Code = code,
            Version = 1,
            State = PlanState.Active,
            Kind = ExtraKind.Television,
            Names = new Dictionary<string, string> { ["en"] = code },
            Summaries = new Dictionary<string, string>(),
            Fee = Euro(
                code == "tv-plus" ? 1499
                : code == "mesh-rent" ? 349
                : 499
            ),
            TaxPercent = 21,
            SetUpFee = Euro(code == "tv-plus" ? 990 : 0),
            TermMonths = code == "tv-plus" ? 12 : 0,
        };
}
