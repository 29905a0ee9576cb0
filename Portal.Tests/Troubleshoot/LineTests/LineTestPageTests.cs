using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Troubleshoot.LineTests;

/// <summary>A customer tests their line, from a guide and back to it, whatever the line and the system that tests it do.</summary>
public sealed class LineTestPageTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private const string Page = "/en/fix/line-test";
    private const string Measure = "/en/fix/dsl-signal/line-test?power=green&dsl-light=red&changed=storm";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string FromGuide => $"{Page}?back={Uri.EscapeDataString(Measure)}";

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Fact]
    public async Task Who_is_not_signed_in_is_told_why_and_can_go_on_without()
    {
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync(FromGuide);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Contains("That is why you need to sign in first.", guest.Main, StringComparison.Ordinal);
        Assert.NotNull(guest.Page.QuerySelector("main a[href*='/en/sign-in?return=%2Fen%2Ffix%2Fline-test']"));
        await guest.OpenAsync(Link(guest, "Go on without a test"));
        Assert.StartsWith("/en/fix/dsl-signal/restart?", guest.Address, StringComparison.Ordinal);
        Assert.Contains("line-test=inconclusive", guest.Address, StringComparison.Ordinal);
        await guest.OpenAsync(Page);
        Assert.Equal("/en/fix", Link(guest, "Go on without a test"));
    }

    [Fact]
    public async Task A_test_runs_and_its_result_leads_on_in_the_guide()
    {
        using var customer = await CustomerAsync(1010);
        await customer.OpenAsync(FromGuide);
        await customer.SendAsync(Form(customer));
        Assert.Contains("&test=", customer.Address, StringComparison.Ordinal);
        Assert.NotNull(customer.Page.QuerySelector("[data-running]"));
        Assert.Equal("no-store", customer.Answer.Headers.CacheControl?.ToString());
        await LetTestsEndAsync("DEMOL12");
        await customer.OpenAsync(Link(customer, "See whether it is done"));
        Assert.Contains("We found a fault", customer.Main, StringComparison.Ordinal);
        Assert.Contains("Your device has no connection to our network.", customer.Main, StringComparison.Ordinal);
        Assert.Contains("We could not test this.", customer.Main, StringComparison.Ordinal);
        await customer.OpenAsync(Link(customer, "Go on with the guide"));
        Assert.StartsWith("/en/fix/dsl-signal/dead-line?", customer.Address, StringComparison.Ordinal);
        Assert.Contains("line-test=fail", customer.Address, StringComparison.Ordinal);
        Assert.Contains("The test found a fault", customer.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_stand_behind_the_words_and_what_was_found_leads_to_a_guide()
    {
        using var customer = await CustomerAsync(1003);
        await RunAsync(customer, "DEMOL03");
        Assert.Contains("at the edge of what your fibre box needs", customer.Main, StringComparison.Ordinal);
        var figures = customer.Page.QuerySelector("details table")!;
        Assert.Contains("-26.8 dBm", figures.TextContent, StringComparison.Ordinal);
        Assert.Contains("Unusual", figures.TextContent, StringComparison.Ordinal);
        Assert.NotNull(customer.Page.QuerySelector("main a[href='/en/fix/fibre-signal']"));
        foreach (var language in new[] { "de", "es", "pt", "ru", "ca" })
        {
            await customer.OpenAsync(customer.Address.Replace(customer.Address[..3], $"/{language}", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.OK, customer.Status);
            Assert.DoesNotContain("Guide.", customer.Main, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_router_with_the_wrong_login_is_no_fault_of_the_line()
    {
        using var customer = await CustomerAsync(1002);
        await RunAsync(customer, "DEMOL02", FromGuide);
        Assert.Contains("wrong user name or password", customer.Main, StringComparison.Ordinal);
        Assert.NotNull(customer.Page.QuerySelector("main a[href='/en/fix/line-login']"));
        Assert.Contains("line-test=pass", Link(customer, "Go on with the guide"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_never_ends_has_no_result_in_the_end_and_the_guide_goes_on()
    {
        using var customer = await CustomerAsync(1008);
        await customer.OpenAsync(FromGuide);
        await customer.SendAsync(Form(customer));
        Assert.NotNull(customer.Page.QuerySelector("[data-running]"));
        await Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "update line_test set started_at = @before where service_number = 'DEMOL10'",
                    new { before = work.Now.AddMinutes(-2) }
                ),
            Ct
        );
        await customer.OpenAsync(customer.Address);
        Assert.Null(customer.Page.QuerySelector("[data-running]"));
        Assert.Contains("The test did not finish in time.", customer.Main, StringComparison.Ordinal);
        Assert.Contains("The test has no clear result", customer.Main, StringComparison.Ordinal);
        Assert.Contains("line-test=inconclusive", Link(customer, "Go on with the guide"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_that_does_not_answer_is_told_of_and_the_guide_goes_on()
    {
        using var customer = await CustomerAsync(1013);
        await customer.OpenAsync(FromGuide);
        await customer.SendAsync(Form(customer));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, customer.Status);
        Assert.Contains("Our test system does not answer right now.", customer.Main, StringComparison.Ordinal);
        Assert.Contains("line-test=inconclusive", Link(customer, "Go on with the guide"), StringComparison.Ordinal);
        await customer.OpenAsync("/en/fix/no-internet");
        Assert.Equal(HttpStatusCode.OK, customer.Status);
        Assert.DoesNotContain("test of your line", customer.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_and_tests_of_others_are_not_there()
    {
        using var owner = await CustomerAsync(1012);
        await RunAsync(owner, "DEMOL14");
        using var other = await CustomerAsync(1011);
        await other.OpenAsync(owner.Address);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.OpenAsync($"{Page}?line=DEMOL14");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.OpenAsync(Page);
        await other.SendAsync(Form(other), ("line", "DEMOL14"));
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.OpenAsync($"{Page}?test=nothing");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public async Task A_line_is_tested_once_a_minute_and_whoever_asks_again_sees_that_test()
    {
        using var customer = await CustomerAsync(1006);
        await customer.OpenAsync(Page);
        var form = Form(customer);
        var touches = Enumerable.Range(0, 3).Select(_ => customer.Copy()).ToList();
        await Task.WhenAll(touches.Select(t => t.SendAsync(Page, form)));
        Assert.Single(touches.Select(t => t.Address).Distinct());
        touches.ForEach(t => t.Dispose());
        await customer.OpenAsync(Page);
        await customer.SendAsync(Form(customer));
        Assert.Contains("done=recent", customer.Address, StringComparison.Ordinal);
        Assert.Contains("tested less than a minute ago", customer.Main, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await Db.SingleOrDefaultAsync<long>("select count(*) from line_test where service_number = 'DEMOL07' and kind = 'full'", ct: Ct)
        );
    }

    [Fact]
    public async Task Of_several_lines_one_is_chosen_and_what_was_not_chosen_is_said_at_the_field()
    {
        using var customer = await CustomerAsync(1007);
        await customer.OpenAsync(Page);
        await customer.SendAsync(Form(customer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, customer.Status);
        Assert.Equal("Choose the line to test.", customer.Page.QuerySelector("#line-error")?.TextContent);
        await customer.OpenAsync($"{Page}?line=DEMOL09");
        Assert.NotNull(customer.Page.QuerySelector("input[value='DEMOL09'][checked]"));
        await customer.SendAsync(Form(customer));
        Assert.Contains("line=DEMOL09", customer.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/fix/a/b")]
    [InlineData("//evil.example/en/fix/a/b")]
    [InlineData("/en/fix/dsl-signal/power")]
    [InlineData("/en/fix/nothing/line-test")]
    [InlineData("/en/account")]
    [InlineData("%00")]
    public async Task An_address_that_asks_for_no_test_leads_nowhere(string back)
    {
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync($"{Page}?back={Uri.EscapeDataString(back)}");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Null(guest.Page.QuerySelector("p.back"));
        Assert.Equal("/en/fix", Link(guest, "Go on without a test"));
    }

    [Fact]
    public async Task A_guide_begins_with_what_a_quick_test_found()
    {
        using var customer = await CustomerAsync(1009);
        await customer.OpenAsync("/en/fix/no-internet");
        Assert.Contains("The test of your line found something unusual.", customer.Main, StringComparison.Ordinal);
        Assert.Contains("Your line is signed in to our network.", customer.Main, StringComparison.Ordinal);
        await customer.OpenAsync("/en/fix/cable-signal");
        Assert.Contains("line-test%3Awarn", customer.Page.QuerySelector("main a.button")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(1, await Db.SingleOrDefaultAsync<long>("select count(*) from line_test where service_number = 'DEMOL11'", ct: Ct));
    }

    [Fact]
    public async Task The_help_desk_sees_the_tests_beside_the_ticket()
    {
        using var customer = await CustomerAsync(1004);
        await RunAsync(customer, "DEMOL04");
        var ticket = new TestTicket { Customer = "DEMO1004", Subject = "A line that resyncs all day" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        Assert.Contains("Line tests", agent.Main, StringComparison.Ordinal);
        Assert.Contains("resyncs-per-day 17", agent.Main, StringComparison.Ordinal);
        await customer.OpenAsync("/en/account/data");
        Assert.Equal(HttpStatusCode.OK, customer.Status);
    }

    private async Task<HttpBrowser> CustomerAsync(int number)
    {
        var customer = new HttpBrowser(portal.Address);
        if (number is <= 1006 or 1013)
        {
            await customer.SignInAsCustomerAsync(number);
            return customer;
        }

        var email = (await TestData.In(portal).CustomerWithPasswordAsync(p => p.CustomerNumber = $"DEMO{number}")).Email;
        await customer.OpenAsync("/en/sign-in");
        await customer.SendAsync("/en/sign-in", ("email", email), ("password", TestData.Password));
        return customer;
    }

    private async Task RunAsync(HttpBrowser customer, string line, string from = Page)
    {
        await customer.OpenAsync(from);
        await customer.SendAsync(Form(customer), ("line", line));
        await LetTestsEndAsync(line);
        await customer.OpenAsync(customer.Address);
    }

    private async Task LetTestsEndAsync(string line) =>
        await Db.WriteAsync(
            work => work.ExecuteAsync("update line_test set ready_at = started_at where service_number = @line", new { line }),
            Ct
        );

    private static AngleSharp.Html.Dom.IHtmlFormElement Form(HttpBrowser browser) =>
        (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("main form[method=post]")!;

    private static string Link(HttpBrowser browser, string text) =>
        browser.Page.QuerySelectorAll("main a").First(a => a.TextContent.Trim() == text).GetAttribute("href")!;
}
