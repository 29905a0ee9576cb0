using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot.Speed;

/// <summary>The page of the speed test without scripts: it says what it needs, and how to go on without it.</summary>
public sealed class SpeedTestPageTests(SpeedPortal portal) : IClassFixture<SpeedPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_scripts_it_says_so_and_names_other_ways()
    {
        using var guest = new HttpBrowser(portal.Program.Address);
        await guest.OpenAsync("/en/fix/speed-test");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Contains("needs scripts", guest.Page.QuerySelector("#speed-without")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, guest.Page.QuerySelectorAll("#speed-without ol li").Length);
        Assert.All(
            (string[])["#speed-form", "#speed-live", "#speed-outcome"],
            part => Assert.True(guest.Page.QuerySelector(part)!.HasAttribute("hidden"))
        );
        Assert.Null(guest.Page.QuerySelector("main form[method=post]"));
        Assert.Empty(guest.Cookies.GetAllCookies());
        Assert.NotNull(guest.Answer.Headers.ETag); // finished bytes, the same for every guest
    }

    [Fact]
    public async Task Who_comes_from_a_guide_can_answer_by_hand_and_goes_on_where_the_answer_leads()
    {
        using var guest = new HttpBrowser(portal.Program.Address);
        await guest.OpenAsync(await BackAsync());
        await guest.OpenAsync(guest.Page.QuerySelector("main a[href*='speed-test?back=']")!.GetAttribute("href")!);
        var answers = guest.Page.QuerySelectorAll("#speed-without .answers a");
        Assert.Equal(["pass", "warn", "fail", "inconclusive"], answers.Select(a => a.GetAttribute("data-answer")));
        Assert.Equal(2, guest.Page.QuerySelectorAll("a[data-answer=warn]").Length); // once more beside the result
        await guest.OpenAsync(answers.Single(a => a.GetAttribute("data-answer") == "warn").GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Contains("speed-test=warn", guest.Address, StringComparison.Ordinal);
        Assert.StartsWith("/en/fix/slow-internet/when?", guest.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/en/fix/a/b")]
    [InlineData("//evil.example/en/fix/a/b")]
    [InlineData("/en/fix/nothing/here")]
    [InlineData("/en/fix/slow-internet/scope")]
    [InlineData("/en/account")]
    [InlineData("")]
    public async Task An_address_that_is_no_page_of_a_guide_that_asks_for_the_speed_leads_nowhere(string back)
    {
        using var guest = new HttpBrowser(portal.Program.Address);
        await guest.OpenAsync($"/en/fix/speed-test?back={Uri.EscapeDataString(back)}");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Null(guest.Page.QuerySelector("[data-answer]"));
        Assert.DoesNotContain("evil", guest.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_in_one_chooses_a_line_whose_plan_it_is_compared_with()
    {
        using var customer = new HttpBrowser(portal.Program.Address);
        await customer.SignInAsCustomerAsync(1004);
        await customer.OpenAsync("/en/fix/speed-test");
        var lines = customer.Page.QuerySelectorAll("#line option");
        Assert.Equal(2, lines.Length); // the one in use, and none
        Assert.Matches(@"^\d+,\d+,\d+$", lines[0].GetAttribute("data-down")!);
        Assert.Null(customer.Page.QuerySelector("#contract"));
        Assert.False(customer.Answer.Headers.ETag is not null);
    }

    private async Task<string> BackAsync()
    {
        var set = await portal.Program.Services.GetRequiredService<GuideLibrary>().CurrentAsync(Ct);
        return $"/en/fix/slow-internet/speed-test?v={set.Version}&scope=all&slow-what=everything&pause=same&wired=no-cable";
    }
}
