using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Account;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Tests.Provider;
using Portal.Web.Plans.Orders;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Plans.Orders;

/// <summary>Changing what a line has, on a narrow telephone in Chromium: from the account to the order that is carried out.</summary>
[Collection(AccountCollection.Name)]
public sealed class OrderJourneyTests(AccountPortal portal, Browser browser)
{
    private const string Order = "form[action$=confirm] button";
    private static int customers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ca", true)]
    [InlineData("ru", false)]
    public async Task A_faster_plan_at_once_in_the_middle_of_the_month(string language, bool scripts)
    {
        var line = $"UP{Interlocked.Increment(ref customers)}";
        await using var journey = await BeginAsync(line, scripts);
        await journey.OpenAsync($"/{language}/account");
        await journey.TouchAsync($"a[href$='/plans/change/{line}']", $"/plans/change/{line}");
        await journey.TouchAsync("a[href*='plan=fibre-1000']", "quote?plan=fibre-1000");
        await journey.TouchAsync("main form[method=post] button", "/confirm");
        await journey.TouchAsync(Order, "/confirm"); // without the tick for the longer term
        Assert.Equal(1, await journey.Page.Locator("#errors").CountAsync());
        await journey.Page.Locator("#accepts").CheckAsync();
        await journey.TouchAsync(Order, "?done=ordered");
        var reference = await CarryOutAsync(journey);
        await journey.OpenAsync($"/{language}/plans/orders/{reference}");
        Assert.Equal("fibre-1000", await PlanOfAsync(line));
        await journey.OpenAsync($"/{language}/account");
        Assert.Contains("1000", await journey.MainAsync(), StringComparison.Ordinal);
        Assert.Empty(journey.Barriers);
    }

    [Fact]
    public async Task A_smaller_plan_with_the_next_month_is_ordered_by_keyboard_and_cancelled()
    {
        var line = $"DOWN{Interlocked.Increment(ref customers)}";
        await using var journey = await BeginAsync(line, scripts: true);
        await journey.OpenAsync($"/de/plans/change/{line}");
        await journey.EnterAsync("a[href*='plan=fibre-100']:not([href*='1000'])", "quote?plan=fibre-100");
        await journey.EnterAsync(".quote-days a[href*='from=month']", "from=month");
        await journey.EnterAsync("main form[method=post] button", "/confirm");
        if (await journey.Page.Locator("#accepts").CountAsync() > 0)
            await journey.Page.Locator("#accepts").CheckAsync();
        await journey.EnterAsync(Order, "?done=ordered");
        Assert.Equal("fibre-500", await PlanOfAsync(line));
        await journey.EnterAsync("form[action*=cancel] button", "?done=cancelled");
        await CarryOutAsync(journey);
        Assert.Equal("fibre-500", await PlanOfAsync(line));
        Assert.Empty(journey.Barriers);
    }

    [Fact]
    public async Task An_extra_is_added_and_taken_away_again()
    {
        var line = $"EXTRA{Interlocked.Increment(ref customers)}";
        await using var journey = await BeginAsync(line, scripts: false);
        await journey.OpenAsync($"/es/plans/change/{line}/quote?plan=fibre-500-monthly"); // leaving the term costs: a chart says when less
        Assert.Equal(1, await journey.Page.Locator("svg.waiting").CountAsync());
        await journey.OpenAsync($"/es/plans/change/{line}");
        await journey.TouchAsync("a[href*='add=voice-flat']", "quote?add=voice-flat");
        await journey.TouchAsync("main form[method=post] button", "/confirm");
        await journey.TouchAsync(Order, "?done=ordered");
        await CarryOutAsync(journey);
        await journey.OpenAsync($"/es/plans/change/{line}");
        await journey.TouchAsync("a[href*='end=voice-flat']", "quote?end=voice-flat");
        await journey.TouchAsync("main form[method=post] button", "/confirm");
        await journey.TouchAsync(Order, "?done=ordered");
        Assert.Equal(
            "2",
            await portal.AskAsync("select count(*) from plan_order where service_number = $l and state <> 'Quoted'", ("$l", line))
        );
        Assert.Empty(journey.Barriers);
    }

    private async Task<Journey> BeginAsync(string line, bool scripts)
    {
        var email = await portal.CustomerAsync($"KDJ{line}", TestLines.MidContract(line));
        using var guest = await portal.EnterAsync(email);
        return await Journey.BeginAsync(browser, portal.Program.Address, scripts, guest);
    }

    // As the jobs do when the day has come; returns the order's number.
    private async Task<string> CarryOutAsync(Journey journey)
    {
        var services = portal.Program.Services;
        var sender = services.GetRequiredService<PlanOrderSender>();
        await sender.RunAsync(Ct);
        await services.GetRequiredService<OrderFulfilment>().RunAsync(services.GetRequiredService<PlanOrderService>().Today, Ct);
        await sender.RunAsync(Ct);
        return journey.Page.Url.Split('/')[^1].Split('?')[0];
    }

    private Task<string?> PlanOfAsync(string line) =>
        portal.AskAsync("select plan_code from service where number = $line", ("$line", line));
}
