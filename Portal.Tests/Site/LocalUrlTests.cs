using System.Net;
using Portal.Tests.Hosting;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>Whatever was typed into an address, a header carries it or it leads nowhere.</summary>
public sealed class LocalUrlTests(SharedPortal portal)
{
    [Theory]
    [InlineData("/en/help", "/en/help")]
    [InlineData("/en/ñ", "/en/%C3%B1")]
    [InlineData("/en/%C3%B1?q=приём 1#😀", "/en/%C3%B1?q=%D0%BF%D1%80%D0%B8%D1%91%D0%BC%201#%F0%9F%98%80")]
    [InlineData("//example.org", null)]
    [InlineData("/\\example.org", null)]
    [InlineData("/en\\example.org", null)]
    [InlineData("/en/\r\nSet-Cookie: a=b", null)]
    [InlineData("https://example.org", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_an_address_of_this_site_is_one_and_in_ascii(string? typed, string? local) =>
        Assert.Equal(local, LocalUrl.Parse(typed));

    [Theory]
    [InlineData("/language/en?to=/en/%C3%B1", "/en/%C3%B1")]
    [InlineData("/language/ru?to=/ru/%D0%BF%D0%BE%D0%B8%D1%81%D0%BA%20%F0%9F%98%80", "/ru/%D0%BF%D0%BE%D0%B8%D1%81%D0%BA%20%F0%9F%98%80")]
    [InlineData("/language/en?to=/en/%EF%BF%BE", "/en/%EF%BF%BE")]
    [InlineData("/language/en?to=/de/%C3%B1", "/en")]
    public async Task The_switch_of_languages_leads_on_to_addresses_of_any_script(string asked, string to)
    {
        using var answer = await portal.GetAsync(asked, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, to), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("sign-in")]
    [InlineData("sign-in/second-step")]
    [InlineData("sign-in/reauthenticate")]
    [InlineData("sign-up")]
    [InlineData("sign-up/on-file")]
    public async Task Who_is_signed_in_already_is_led_on_to_an_address_of_any_script(string page)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.SignInAsCustomerAsync(1001);
        await guest.OpenAsync($"/en/{page}?return=%2F%C3%B1%2F%F0%9F%98%80");
        Assert.True(guest.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{guest.Address}: {guest.Status}");
        Assert.NotNull(guest.CookieOf("session"));
    }

    [Fact]
    public async Task Signing_in_on_the_way_to_an_address_of_any_script_keeps_the_session()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/en/sign-in?return=%2F%C3%B1");
        await guest.SendAsync("handler=as", ("account", "demo-1001@customer.demo.example"));
        Assert.Equal("/%C3%B1", guest.Address);
        Assert.NotNull(guest.CookieOf("session"));
    }

    [Fact]
    public void Nobody_sends_people_on_by_a_header_of_their_own()
    {
        // Pages send on by PortalPage.Redirect, which makes every address fit for a header;
        // the few others are made of nothing that was typed, or do the same.
        string[] known =
        [
            "RequireRecentSignInAttribute.cs",
            "ConnectRedirect.cs",
            "HiddenResourceHandler.cs",
            "ResetSetup.cs",
            "LanguageSwitch.cs",
            "OldAddresses.cs",
        ];
        var others = Map
            .Repository.Below("Portal.Web/", ".cs")
            .Where(f => !known.Contains(Path.GetFileName(f)))
            .Where(f =>
                Map.Repository.Text(f) is var text
                && (
                    text.Contains("new RedirectResult(", StringComparison.Ordinal)
                    || text.Contains("Response.Redirect(", StringComparison.Ordinal)
                    || text.Contains("LocalRedirect(", StringComparison.Ordinal)
                    || text.Contains("Results.Redirect(", StringComparison.Ordinal)
                    || text.Contains("Headers.Location", StringComparison.Ordinal)
                )
            );
        Assert.Empty(others);
    }
}
