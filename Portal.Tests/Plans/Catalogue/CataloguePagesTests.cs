using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Plans.Catalogue;

/// <summary>Plans with their versions, as administrators see them.</summary>
public sealed class CataloguePagesTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_version_says_how_it_stands_and_how_many_lines_have_it()
    {
        using var administrator = await ComeAsync("Administrator");
        await administrator.OpenAsync("/en/catalogue");
        Assert.Equal(8, administrator.Page.QuerySelectorAll("section[aria-labelledby=Plans] .catalogue-item").Length);
        Assert.Equal(9, administrator.Page.QuerySelectorAll("section[aria-labelledby=Extras] .catalogue-item").Length);
        var wireless = Item(administrator, "wireless-100");
        Assert.Contains("on sale", wireless.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 lines", wireless.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_are_compared_by_what_differs_and_the_older_is_sold_no_more()
    {
        var plan = (await portal.Services.GetRequiredService<ICatalogue>().FindAsync("cable-250", null, Ct)).Value!;
        var next = plan with { Version = 2, Fee = new Money(3499, "EUR"), TermMonths = 0 };
        await portal.Services.GetRequiredService<Database>().WriteAsync(work => PlanVersions.PublishAsync(work, next), Ct);
        using var administrator = await ComeAsync("Administrator");
        await administrator.OpenAsync("/en/catalogue/plans/cable-250");
        var differences = administrator.Page.QuerySelectorAll("section[aria-labelledby=differences] dl div");
        Assert.Equal(["Price a month", "Minimum term"], differences.Select(d => d.QuerySelector("dt")!.TextContent));
        Assert.Equal("€32.99", differences[0].QuerySelector("del")!.LastChild!.TextContent);
        Assert.Equal("€34.99", differences[0].QuerySelector("ins")!.LastChild!.TextContent);
        await administrator.OpenAsync("/en/catalogue");
        var states = Item(administrator, "cable-250").QuerySelectorAll(".catalogue-state").Select(s => s.TextContent);
        Assert.Equal(["on sale", "followed by a newer one"], states);
    }

    [Theory]
    [InlineData("/en/catalogue/plans/no-such-plan")]
    [InlineData("/en/catalogue/offers/fibre-500")]
    [InlineData("/en/catalogue/extras/fibre-500")]
    public async Task What_is_no_plan_is_not_found(string address)
    {
        using var administrator = await ComeAsync("Administrator");
        await administrator.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }

    [Fact]
    public async Task For_everyone_else_there_is_no_such_page()
    {
        using var supervisor = await ComeAsync("Supervisor");
        await supervisor.OpenAsync("/en/catalogue");
        Assert.Equal(HttpStatusCode.NotFound, supervisor.Status);
    }

    private static IElement Item(HttpBrowser browser, string code) =>
        browser.Page.QuerySelectorAll(".catalogue-item").Single(i => i.QuerySelector("code")!.TextContent == code);

    private async Task<HttpBrowser> ComeAsync(string role)
    {
        var browser = new HttpBrowser(portal.Address);
        await browser.SignInAsAsync(role);
        return browser;
    }
}
