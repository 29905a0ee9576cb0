using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Router;

/// <summary>A new router is set up to the end on a narrow telephone in Chromium.</summary>
public sealed class SetupInBrowserTests(SharedPortal portal, Browser browser)
{
    private static readonly string[] Steps = ["unbox", "cable", "lamps", "connect", "configure", "secure", "check", "done"];

    [Theory]
    [InlineData("de", true)]
    [InlineData("ca", false)]
    public async Task A_new_fritzbox_on_dsl_is_set_up_to_the_end(string language, bool scripts)
    {
        await using var journey = await Journey.BeginAsync(browser, await portal.AddressAsync(), scripts);
        await journey.OpenAsync($"/{language}/router");
        await journey.TouchAsync("main a[href$='/router/avm-fritzbox-7590']", "/router/avm-fritzbox-7590");
        await journey.TouchAsync("main a[href$='/setup/unbox']", "/setup/unbox");
        Assert.Contains("FRITZ!Box 7590", await journey.MainAsync(), StringComparison.Ordinal);
        var known = "";
        for (var n = 1; n < Steps.Length; n++)
        {
            var before = await journey.HeadingAsync();
            await journey.TouchAsync($".setup .actions a.button[href$='/setup/{Steps[n]}{known}']", $"/setup/{Steps[n]}{known}");
            Assert.NotEqual(before, await journey.HeadingAsync());
            known = await AnswerAsync(journey, Steps[n], known);
        }

        Assert.Equal("?line=dsl&connection=pppoe", known);
        Assert.Empty(journey.Barriers);
    }

    [Fact]
    public async Task Who_is_signed_in_is_asked_nothing_and_sees_their_user_name()
    {
        using var customer = new HttpBrowser(await portal.AddressAsync());
        await customer.SignInAsCustomerAsync(1006);
        await using var journey = await Journey.BeginAsync(browser, await portal.AddressAsync(), scripts: true, customer);
        await journey.OpenAsync("/de/router/avm-fritzbox-7590/setup/unbox");
        for (var n = 1; n < Steps.Length; n++)
        {
            await journey.Page.Locator(".setup .actions a.button").First.ClickAsync();
            await journey.Page.WaitForURLAsync($"**/setup/{Steps[n]}*");
            Assert.Equal(0, await journey.Page.Locator(".choices-of-line a:visible").CountAsync());
            if (Steps[n] == "configure")
                Assert.Contains("demo07@dsl.example.net", await journey.MainAsync(), StringComparison.Ordinal);
        }
    }

    // What the step asks before it goes on: the kind of line, then how it connects.
    private static async Task<string> AnswerAsync(Journey journey, string step, string known)
    {
        var more = step switch
        {
            "cable" => "?line=dsl",
            "configure" => $"{known}&connection=pppoe",
            _ => known,
        };
        if (more != known)
            await journey.TouchAsync($".choices-of-line a[href$='/setup/{step}{more}']", $"/setup/{step}{more}");
        return more;
    }
}
