using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Router;

/// <summary>Somebody sets a router up, one step to a page, with nothing but links; what they said goes along in the address.</summary>
public sealed class SetupWalkTests(SharedPortal portal)
{
    [Fact]
    public async Task The_steps_lead_from_the_box_to_the_end_and_back()
    {
        using var reader = new HttpBrowser(await portal.AddressAsync());
        await reader.OpenAsync("/en/router/example-box");
        await FollowAsync(reader, "Router.Setup");
        var addresses = new List<string> { reader.Address };
        await NextAsync(reader);
        Assert.Contains(SiteTexts.In("en", "Router.Line"), reader.Main, StringComparison.Ordinal);
        Assert.Null(Button(reader, "Router.Step.Next")); // first the question
        await reader.OpenAsync(Link(reader, "line=dsl"));
        Assert.Contains("DSL", reader.Page.QuerySelector(".part.marked")!.TextContent, StringComparison.Ordinal);
        await NextAsync(reader);
        await NextAsync(reader);
        await NextAsync(reader);
        Assert.Contains(SiteTexts.In("en", "Router.Connection"), reader.Main, StringComparison.Ordinal);
        await reader.OpenAsync(Link(reader, "connection=dhcp"));
        Assert.EndsWith("/setup/configure?line=dsl&connection=dhcp", reader.Address, StringComparison.Ordinal);
        await NextAsync(reader);
        await NextAsync(reader);
        await NextAsync(reader);
        Assert.EndsWith("/setup/done?line=dsl&connection=dhcp", reader.Address, StringComparison.Ordinal);
        Assert.Contains("Step 8 of 8", reader.Main, StringComparison.Ordinal);
        for (var step = 7; step >= 1; step--)
        {
            await reader.OpenAsync(reader.Page.QuerySelector("main .back a")!.GetAttribute("href")!);
            Assert.Contains($"Step {step} of 8", reader.Main, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cable?line=fibre", "fibre-signal")]
    [InlineData("lamps?line=dsl", "dsl-signal")]
    [InlineData("lamps?line=cable", "cable-signal")]
    [InlineData("cable?line=wireless", "wireless-signal")]
    [InlineData("configure?connection=pppoe", "line-login")]
    [InlineData("check", "no-internet")]
    [InlineData("unbox", "new-router")]
    public async Task Who_sees_something_else_comes_to_the_guide_for_it_or_to_a_person(string step, string guide)
    {
        using var reader = new HttpBrowser(await portal.AddressAsync());
        await reader.OpenAsync($"/en/router/example-box/setup/{step}");
        Assert.EndsWith($"/fix/{guide}", Button(reader, "Router.Different"), StringComparison.Ordinal);
        Assert.Contains("/tickets/open", Button(reader, "Router.Ask"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_router_for_one_kind_of_line_asks_for_none()
    {
        using var reader = new HttpBrowser(await portal.AddressAsync());
        await reader.OpenAsync("/en/router/zte-f680/setup/cable");
        Assert.NotNull(Button(reader, "Router.Step.Next"));
        Assert.DoesNotContain("line=", Button(reader, "Router.Step.Next"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_finds_their_line_and_user_name_and_never_a_password()
    {
        using var customer = new HttpBrowser(await portal.AddressAsync());
        await customer.SignInAsCustomerAsync(1006);
        await customer.OpenAsync("/en/router/example-box/setup/cable");
        Assert.Contains("DSL", customer.Page.QuerySelector(".part.marked")!.TextContent, StringComparison.Ordinal);
        await customer.OpenAsync("/en/router/example-box/setup/configure");
        Assert.Contains("demo07@dsl.example.net", customer.Main, StringComparison.Ordinal);
        Assert.Contains("/credentials", Button(customer, "Router.Values.New"), StringComparison.Ordinal);
        Assert.Contains("no-store", $"{customer.Answer.Headers.CacheControl}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_saw_signed_in_is_kept_for_nobody_else()
    {
        using var customer = new HttpBrowser(await portal.AddressAsync());
        await customer.SignInAsCustomerAsync(1006);
        await customer.OpenAsync("/en/router/openwrt/setup/configure?connection=pppoe");
        Assert.Contains("demo07@", customer.Main, StringComparison.Ordinal);
        using var other = new HttpBrowser(await portal.AddressAsync());
        for (var i = 0; i < 3; i++)
        {
            await other.OpenAsync("/en/router/openwrt/setup/configure?connection=pppoe");
            Assert.DoesNotContain("demo07@", other.Main, StringComparison.Ordinal);
        }

        Assert.Contains("/sign-in", Button(other, "Router.Values.SignIn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guide_lists_all_routers_and_calls_them_by_their_names()
    {
        using var reader = new HttpBrowser(await portal.AddressAsync());
        await reader.OpenAsync("/en/account/passwords");
        Assert.NotNull(reader.Page.QuerySelector("#Router a[href='/en/router']"));
        await reader.OpenAsync("/en/help/set-up-router");
        Assert.NotNull(reader.Page.QuerySelector(".body a[href='/en/router']"));
        await reader.OpenAsync("/en");
        Assert.NotNull(reader.Page.QuerySelector("main a[href='/en/router']"));
    }

    private static async Task NextAsync(HttpBrowser reader) => await FollowAsync(reader, "Router.Step.Next");

    private static async Task FollowAsync(HttpBrowser reader, string text) => await reader.OpenAsync(Button(reader, text)!);

    private static string? Button(HttpBrowser reader, string text) =>
        reader.Page.QuerySelectorAll("main a").FirstOrDefault(a => a.TextContent.Trim() == SiteTexts.In("en", text))?.GetAttribute("href");

    private static string Link(HttpBrowser reader, string part) =>
        reader
            .Page.QuerySelectorAll(".choices-of-line a")
            .Select(a => a.GetAttribute("href")!)
            .Single(a => a.Contains(part, StringComparison.Ordinal));
}
