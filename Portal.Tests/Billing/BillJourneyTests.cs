using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Billing;

/// <summary>Paying and disputing, on a narrow telephone in Chromium.</summary>
public sealed class BillJourneyTests(InProcessPortal portal, Browser browser) : IClassFixture<InProcessPortal>
{
    [Theory]
    [InlineData("ru", 1002, true)]
    [InlineData("ca", 1005, false)]
    public async Task An_overdue_bill_is_paid_from_the_account_in_two_touches(string language, int customer, bool scripts)
    {
        await using var journey = await BeginAsync(customer, scripts);
        await journey.OpenAsync($"/{language}/account");
        var first = await journey.Page.Locator("form[action$='/pay']").First.GetAttributeAsync("action");
        await journey.TouchAsync("form[action$='/pay'] button", "/payments/sandbox/*");
        await journey.TouchAsync("button[value=pay]", "/payments/*");
        await journey.OpenAsync($"/{language}/account");
        Assert.Equal(0, await journey.Page.Locator($"form[action='{first}']").CountAsync());
        Assert.Empty(journey.Barriers);
    }

    [Fact]
    public async Task A_line_is_disputed_with_what_was_typed_kept_when_nothing_is_ticked()
    {
        const string Why = "Das habe ich nie bestellt, und niemand hat mich danach gefragt.";
        await using var journey = await BeginAsync(1003, scripts: false);
        await journey.OpenAsync("/de/bills");
        await journey.TouchAsync(".bills li a", "/bills/*");
        var bill = journey.Page.Url;
        await journey.TouchAsync("a[href*='/dispute']", "/dispute");
        await journey.Page.Locator("#why").FillAsync(Why);
        await journey.TouchAsync("main form button", "/dispute");
        Assert.Equal(1, await journey.Page.Locator("#errors").CountAsync());
        Assert.Equal(Why, await journey.Page.Locator("#why").InputValueAsync());
        await journey.Page.Locator("input[name=lines]").First.CheckAsync();
        await journey.Page.Locator("main form button").First.ClickAsync();
        await journey.OpenAsync(bill);
        Assert.Equal(1, await journey.Page.Locator(".disputed").CountAsync());
        await journey.TouchAsync(".disputed a", "/tickets/*");
        Assert.Contains(Why, await journey.MainAsync(), StringComparison.Ordinal);
        Assert.Empty(journey.Barriers);
    }

    private async Task<Journey> BeginAsync(int customer, bool scripts)
    {
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(customer);
        return await Journey.BeginAsync(browser, portal.Address, scripts, guest);
    }
}
