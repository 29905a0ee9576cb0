using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Plans;

/// <summary>The comparison as a customer sees it: against what they have.</summary>
[Collection(AccountCollection.Name)]
public sealed class PresentPlanTests(AccountPortal portal)
{
    private static int customers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_plan_is_marked_against_the_present_one_with_price_speed_and_term()
    {
        using var guest = await CustomerAsync(Line("MARKA", "fibre-100", 2499));
        await guest.OpenAsync("/en/plans");
        Assert.Contains("Your plan", Card(guest, "Fibre 100"), StringComparison.Ordinal);
        var dearer = Card(guest, "Fibre 500");
        Assert.Contains("€10.00 more a month, 400 Mbit/s faster", dearer, StringComparison.Ordinal);
        Assert.Contains("A minimum term begins: 24 months", dearer, StringComparison.Ordinal);
        Assert.Contains("Until now you are not bound", dearer, StringComparison.Ordinal);
        Assert.Contains("You cannot change to it on this line", Card(guest, "DSL 50"), StringComparison.Ordinal);
        await guest.OpenAsync(
            guest.Page.QuerySelectorAll(".plan").Single(p => Name(p) == "Fibre 500").QuerySelector("a.button")!.GetAttribute("href")!
        );
        Assert.Equal("/en/plans/change/MARKA/quote?plan=fibre-500", guest.Address);
    }

    [Fact]
    public async Task With_two_lines_one_is_chosen_and_a_strangers_line_is_none_of_them()
    {
        using var other = await CustomerAsync(Line("MARKX", "fibre-1000", 4499));
        using var guest = await CustomerAsync(Line("MARKB", "fibre-100", 2499), Line("MARKC", "fibre-1000", 4499));
        await guest.OpenAsync("/en/plans");
        Assert.Contains("Your plan", Card(guest, "Fibre 100"), StringComparison.Ordinal);
        await guest.OpenAsync(guest.Page.QuerySelectorAll(".present a[href*='line=MARKC']").Single().GetAttribute("href")!);
        Assert.Contains("Your plan", Card(guest, "Fibre 1000"), StringComparison.Ordinal);
        Assert.Contains("€20.00 less a month, 900 Mbit/s slower", Card(guest, "Fibre 100"), StringComparison.Ordinal);
        await guest.OpenAsync("/en/plans?line=MARKX");
        Assert.Contains("Your plan", Card(guest, "Fibre 100"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_sold_no_more_is_named_and_kept()
    {
        using var guest = await CustomerAsync(Line("MARKD", "copper-16", 1999) with { Plan = "Copper 16" });
        await guest.OpenAsync("/en/plans");
        var mine = guest.Page.QuerySelector(".present")!.TextContent;
        Assert.Contains("You have Copper 16, €19.99 a month.", mine.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("is no longer sold. You can stay on it", mine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_customer_sees_is_never_kept_for_anybody_else()
    {
        using var guest = await CustomerAsync(Line("MARKE", "fibre-100", 2499));
        await guest.OpenAsync("/ca/plans");
        Assert.NotEmpty(guest.Page.QuerySelectorAll(".present"));
        using var nobody = new HttpBrowser(portal.Program.Address);
        for (var time = 0; time < 2; time++)
        {
            await nobody.OpenAsync("/ca/plans");
            Assert.Empty(nobody.Page.QuerySelectorAll(".present"));
            await guest.OpenAsync("/ca/plans");
            Assert.NotEmpty(guest.Page.QuerySelectorAll(".present"));
        }
    }

    private async Task<HttpBrowser> CustomerAsync(params Service[] lines)
    {
        var number = $"MARK{Interlocked.Increment(ref customers)}";
        var record = new CustomerRecord
        {
            Customer = new()
            {
                Number = number,
                Kind = CustomerKind.Person,
                Name = "Customer who compares",
                State = CustomerState.Active,
                Language = "en",
            },
            Services = lines,
        };
        await portal.Program.Services.GetRequiredService<Database>().WriteAsync(work => work.WriteAsync(record), Ct);
        var person = await TestData.In(portal.Program).CustomerWithPasswordAsync(p => p.CustomerNumber = number);
        return await portal.EnterAsync(person.Email);
    }

    private static Service Line(string number, string plan, long fee) =>
        new()
        {
            Number = number,
            Address = new Address
            {
                Street = "Example Street 1",
                Postcode = "00000",
                Town = "Demo Town",
                Country = "GB",
            },
            Technology = Technology.Fibre,
            State = ServiceState.Active,
            Plan = plan,
            PlanCode = plan,
            PlanVersion = 1,
            Fee = new(fee, "EUR"),
            TermMonths = 0,
            StartedOn = new(2020, 1, 1),
            Devices = [],
        };

    private static string Card(HttpBrowser guest, string plan) =>
        guest.Page.QuerySelectorAll(".plan").Single(p => Name(p) == plan).TextContent.Replace('\u00A0', ' ');

    private static string Name(IElement card) => card.QuerySelector("h2")!.TextContent;
}
