using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Troubleshoot.Speed;

namespace Portal.Tests.Troubleshoot.Speed;

/// <summary>Results are kept for whoever measured, and for nobody else.</summary>
public abstract class SpeedHistoryTests(SpeedPortal speed)
{
    private InProcessPortal Portal => speed.Program;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_is_saved_with_what_it_means_shown_to_its_owner_and_to_the_help_desk_and_removed_again()
    {
        using var customer = await CustomerAsync(1002);
        await SaveAsync(customer, ("download", "47000"), ("upload", "9800"));
        Assert.Equal((HttpStatusCode.OK, "/en/fix/speed-test/results?done=saved"), (customer.Status, customer.Address));
        await SaveAsync(customer, ("download", "3000"), ("upload", "500"));
        await customer.OpenAsync("/en/fix/speed-test/results");
        Assert.Equal(2, customer.Page.QuerySelectorAll(".speed-bars li").Length);
        Assert.Contains("between 3 and 47", customer.Main, StringComparison.Ordinal);
        var rows = customer.Page.QuerySelectorAll("tbody tr");
        Assert.Contains("Below the minimum", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("As fast as it should be", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("IPv4", rows[0].TextContent, StringComparison.Ordinal);
        await HelpDeskSeesAsync("DEMO1002", "3 Mbit/s down, 0.5 Mbit/s up, 14 ms");
        var first = rows[0].QuerySelector("button")!.GetAttribute("value")!;
        await customer.SendAsync("handler=remove", ("id", first));
        Assert.Equal("/en/fix/speed-test/results?done=removed", customer.Address);
        Assert.Single(customer.Page.QuerySelectorAll("tbody tr"));
        await customer.SendAsync("handler=all");
        Assert.Empty(customer.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("Nothing has been measured yet", customer.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_customer_measured_does_not_exist()
    {
        using var customer = await CustomerAsync(1004);
        await SaveAsync(customer);
        await customer.OpenAsync("/en/fix/speed-test/results");
        var id = customer.Page.QuerySelector("tbody button")!.GetAttribute("value")!;
        using var other = await CustomerAsync(1005);
        await SaveAsync(other);
        Assert.Single(other.Page.QuerySelectorAll("tbody tr"));
        await other.SendAsync("handler=remove", ("id", id));
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await customer.OpenAsync("/en/fix/speed-test/results");
        Assert.Single(customer.Page.QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("download", "0")]
    [InlineData("download", "100000001")]
    [InlineData("upload", "-5")]
    [InlineData("upload", "1e5")]
    [InlineData("latency", "")]
    [InlineData("jitter", "99999999999999999999")]
    [InlineData("lost", "41")]
    [InlineData("connection", "pigeon")]
    [InlineData("limited", "perhaps")]
    public async Task Figures_that_cannot_be_right_are_refused_with_all_that_was_sent(string field, string value)
    {
        using var customer = await CustomerAsync(1006);
        await SaveAsync(customer, (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, customer.Status);
        Assert.Contains("cannot be right", customer.Main, StringComparison.Ordinal);
        Assert.Equal(value, customer.Page.QuerySelector<IHtmlInputElement>($"main input[name={field}]")!.Value);
    }

    [Fact]
    public async Task A_line_of_somebody_else_is_not_taken_and_a_guest_has_to_sign_in()
    {
        using var customer = await CustomerAsync(1006);
        await SaveAsync(customer, ("line", "SOMEBODYELSES"));
        Assert.Equal(HttpStatusCode.NotFound, customer.Status);
        using var guest = new HttpBrowser(Portal.Address);
        await guest.OpenAsync("/en/fix/speed-test/results");
        Assert.Contains("/sign-in", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_in_the_copy_of_ones_data_and_go_with_time_and_with_the_account()
    {
        using var customer = await CustomerAsync(1003);
        await SaveAsync(customer);
        var db = Portal.Services.GetRequiredService<Database>();
        var data = Portal.Services.GetRequiredService<SpeedTestData>();
        var person = await db.SingleOrDefaultAsync<long>("select id from person where email = 'demo-1003@customer.demo.example'", ct: Ct);
        var owner = new DataSubject(person, "key", null);
        var table = Assert.Single(await data.ReadAsync(owner, Ct));
        Assert.Equal(("wired", "200000"), (table.Rows[0]["connection"], table.Rows[0]["download_kbits"]));
        await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "update speed_test set taken_at = @old where person_id = @person",
                    new { old = work.Now.AddDays(-731), person }
                ),
            Ct
        );
        await data.ForgetAsync(Ct);
        Assert.Empty((await data.ReadAsync(owner, Ct))[0].Rows);
        await SaveAsync(customer);
        await db.WriteAsync(work => data.EraseAsync(work, owner), Ct);
        Assert.Empty((await data.ReadAsync(owner, Ct))[0].Rows);
    }

    [Fact]
    public async Task No_more_than_the_newest_are_kept()
    {
        using var customer = await CustomerAsync(1001);
        await SaveAsync(customer);
        var db = Portal.Services.GetRequiredService<Database>();
        await db.WriteAsync(
            async work =>
            {
                for (var n = 0; n < SpeedTests.Most + 5; n++)
                    await work.ExecuteAsync(
                        """
                        insert into speed_test (person_id, connection, download_kbits, upload_kbits, latency_us, jitter_us, pings,
                            lost_pings, late_pings, is_limited, result, taken_at)
                        select person_id, connection, download_kbits, upload_kbits, latency_us, jitter_us, pings, lost_pings, late_pings,
                            is_limited, result, taken_at from speed_test where person_id in
                            (select id from person where email = 'demo-1001@customer.demo.example') limit 1
                        """
                    );
            },
            Ct
        );
        await SaveAsync(customer);
        await customer.OpenAsync("/en/fix/speed-test/results");
        Assert.Equal(SpeedTests.Most, customer.Page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task A_guide_does_not_ask_to_measure_again_what_was_measured_over_a_cable_a_moment_ago()
    {
        using var customer = await CustomerAsync(1004);
        await SaveAsync(customer, ("download", "1000"), ("upload", "100"));
        Assert.Contains("speed-test:fail", await FirstPageAsync(customer), StringComparison.Ordinal);
        await SaveAsync(customer, ("download", "1000"), ("upload", "100"), ("connection", "wiFi"));
        Assert.DoesNotContain("speed-test", await FirstPageAsync(customer), StringComparison.Ordinal);
        await SaveAsync(customer);
        Assert.Contains("speed-test:pass", await FirstPageAsync(customer), StringComparison.Ordinal);
        await customer.OpenAsync("/en/fix/speed-test/results");
        await customer.SendAsync("handler=all");
    }

    private static async Task<string> FirstPageAsync(HttpBrowser customer)
    {
        await customer.OpenAsync("/en/fix/slow-internet");
        return Uri.UnescapeDataString(customer.Page.QuerySelector(".actions a.button")!.GetAttribute("href")!);
    }

    private async Task<HttpBrowser> CustomerAsync(int number)
    {
        var customer = new HttpBrowser(Portal.Address);
        await customer.SignInAsCustomerAsync(number);
        return customer;
    }

    // As the script fills it in.
    private static async Task SaveAsync(HttpBrowser customer, params (string Name, string Value)[] other)
    {
        await customer.OpenAsync("/en/fix/speed-test");
        var line = customer.Page.QuerySelector("#line option")?.GetAttribute("value") ?? "";
        (string Name, string Value)[] usual =
        [
            ("line", line),
            ("connection", "wired"),
            ("download", "200000"),
            ("upload", "40000"),
            ("latency", "14200"),
            ("jitter", "800"),
            ("loaded", "31000"),
            ("pings", "40"),
            ("lost", "0"),
            ("late", "1"),
            ("limited", "no"),
        ];
        await customer.SendAsync("speed-test/save", [.. usual.Where(u => other.All(o => o.Name != u.Name)), .. other]);
    }

    private async Task HelpDeskSeesAsync(string number, string figures)
    {
        var ticket = new TestTicket { Customer = number, Subject = "Somebody whose line is slow" };
        await TestData.In(Portal).OpenTicketAsync(ticket);
        using var agent = new HttpBrowser(Portal.Address);
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        var beside = agent.Page.QuerySelector(".agents-context")!.TextContent.Replace('\u00A0', ' ');
        Assert.Contains(figures, beside, StringComparison.Ordinal);
        Assert.Contains("Measured by the customer's browser", agent.Main, StringComparison.Ordinal);
    }
}

public sealed class SpeedHistoryOnSqliteTests(SpeedPortal portal) : SpeedHistoryTests(portal), IClassFixture<SpeedPortal>;

public sealed class SpeedHistoryOnPostgresTests(SpeedPortalOnPostgres portal)
    : SpeedHistoryTests(portal),
        IClassFixture<SpeedPortalOnPostgres>;
