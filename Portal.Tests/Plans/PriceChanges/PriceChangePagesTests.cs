using System.Globalization;
using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Plans.PriceChanges;

/// <summary>How an administrator plans and announces a new price, and where its customers read of it.</summary>
public sealed class PriceChangePagesTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    [Fact]
    public async Task It_is_looked_at_saved_and_announced_in_steps_of_their_own()
    {
        using var administrator = new HttpBrowser(portal.Address);
        await administrator.SignInAsAsync("Administrator");
        await administrator.OpenAsync("/en/catalogue/plans/dsl-50/1/price");
        await administrator.SendAsync("/price", ("price", "29,99x"), ("day", ""), ("act", "preview"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Equal("29,99x", administrator.Page.QuerySelector("#price")!.GetAttribute("value"));
        await administrator.SendAsync("/price", ("price", "29.99"), ("day", Day(3)), ("act", "preview"));
        Assert.Contains("first lawful day", administrator.Main, StringComparison.Ordinal);
        await administrator.SendAsync("/price", ("price", "29.99"), ("day", Day(60)), ("act", "preview"));
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.Equal(6, administrator.Page.QuerySelectorAll(".catalogue-letter").Length);
        Assert.Contains("2 lines", administrator.Page.QuerySelector("[aria-labelledby=concerned]")!.TextContent, StringComparison.Ordinal);
        await administrator.SendAsync("/price", ("act", "save"));
        Assert.Contains("/catalogue/price-changes/N-", administrator.Address, StringComparison.Ordinal);
        await administrator.SendAsync("handler=announce", ("count", "3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Contains("not the number of lines", administrator.Main, StringComparison.Ordinal);
        await administrator.SendAsync("handler=announce", ("count", "2"));
        Assert.Contains("It is announced.", administrator.Main, StringComparison.Ordinal);
        var letters = administrator.Address.Split('?')[0] + "?handler=letters";
        Assert.NotEmpty(await administrator.FileAsync(letters));
        await administrator.OpenAsync("/en/plans/dsl-50");
        Assert.Contains("New contracts keep the price shown here.", Plain(administrator.Main), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_customer_reads_it_at_the_line_and_on_a_page_of_its_own_and_nobody_else_does()
    {
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1005, "ru");
        await customer.OpenAsync("/ru/account");
        var link = customer
            .Page.QuerySelectorAll(".service a")
            .Single(a => a.GetAttribute("href")!.Contains("/price-changes/", StringComparison.Ordinal));
        var address = link.GetAttribute("href")!;
        await customer.OpenAsync(address);
        Assert.Contains("26,99", Plain(customer.Main), StringComparison.Ordinal);
        Assert.NotNull(customer.Page.QuerySelector("main .actions a[href$='/ru/cancel']"));
        using var stranger = new HttpBrowser(portal.Address);
        await stranger.SignInAsCustomerAsync(1003);
        await stranger.OpenAsync(address.Replace("/ru/", "/en/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    private static string Day(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
