using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Site;

namespace Portal.Tests.Status;

public sealed partial class StatusPagesTests
{
    [Fact]
    public async Task A_customer_whose_line_is_touched_is_told_so_and_joins_with_one_button()
    {
        using var customer = portal.Guest();
        await customer.SignInAsCustomerAsync(1002, "de");
        await customer.OpenAsync("/de/help");
        Assert.Equal($"/de/status/{StatusPortal.Outage}", customer.Page.QuerySelector(".site-notice.own a")!.GetAttribute("href"));
        await customer.OpenAsync($"/de/status/{StatusPortal.Outage}");
        Assert.Contains("Ihr Anschluss ist von einer Störung betroffen.", customer.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Sind Sie auch betroffen?", customer.Main, StringComparison.Ordinal);
        await customer.SendAsync("/me-too");
        Assert.Contains("done=joined", customer.Address, StringComparison.Ordinal);
        Assert.DoesNotContain(customer.Page.Forms, f => (f.GetAttribute("action") ?? "").EndsWith("/me-too", StringComparison.Ordinal));
        Assert.Equal(
            1,
            await portal.CountAsync(
                """
                select count(*) from report
                where kind = 'meToo' and node = 'DSLAM-DEMO-1'
                    and person_id = (select id from person where customer_number = 'DEMO1002')
                """,
                new { }
            )
        );
        using var other = portal.Guest();
        await other.SignInAsCustomerAsync(1003);
        await other.OpenAsync("/en/help");
        Assert.Null(other.Page.QuerySelector(".site-notice.own"));
        Assert.NotNull(other.Page.QuerySelector(".site-notice"));
    }

    [Fact]
    public async Task Work_on_ones_own_line_is_announced_with_its_time_on_every_page()
    {
        using var supervisor = portal.Guest();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync("/en/incidents/new?kind=planned");
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2);
        await supervisor.PublishAsync(
            "kind=planned",
            ("cannedTitle", "work"),
            ("cannedText", "work"),
            ("postcodes", "479"),
            ("nodes", "OLT-DEMO-1/4"),
            ("starts", $"{day:yyyy-MM-dd}T05:00"),
            ("ends", $"{day:yyyy-MM-dd}T06:00")
        );
        Assert.Matches("^/en/incidents/N-", supervisor.Address);
        await portal.SeenAsync($"/en/status/{supervisor.Address.Split('/')[^1]}", "05:00");
        using var customer = portal.Guest();
        await customer.SignInAsCustomerAsync(1001, "de");
        await customer.OpenAsync("/de/help");
        var notice = customer.Page.QuerySelector(".site-notice.own p > span > span")!;
        var time = portal.Program.Services.GetRequiredService<FriendlyTime>();
        var at = DateTimeOffset.Parse(
            notice.QuerySelector("time")!.GetAttribute("datetime")!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Equal(
            $"An Ihrem Anschluss sind Wartungsarbeiten angekündigt: {time.Near(Language.FromCode("de"), at)}.",
            notice.TextContent.Trim()
        );
    }

    [Fact]
    public async Task An_outage_is_said_once_on_the_start_page()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync("/de");
        Assert.Single(guest.Page.QuerySelectorAll(".site-notice, .network"));
        var notice = string.Join(
            ' ',
            guest.Page.QuerySelector(".site-notice")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Matches(@"^\d+ Störung(en)? im Netz\. Auch bei Ihnen\?$", notice); // however many there are, one line on a phone
    }

    [Fact]
    public async Task What_is_planned_is_told_more_quietly_than_what_is_broken_and_each_fact_has_its_label()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync("/de/status");
        Assert.NotNull(guest.Page.QuerySelector(".status-planned .incident[data-state=scheduled]"));
        var facts = guest.Page.QuerySelectorAll($".incident:has(a[href$='{StatusPortal.Outage}']) dt").Select(d => d.TextContent);
        Assert.Equal(["Wo", "Anschluss", "Nächste Nachricht bis"], facts);
        Assert.DoesNotContain("·", guest.Page.QuerySelector(".status")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_follows_and_reported_is_in_the_copy_of_their_data()
    {
        using var customer = portal.Guest();
        await customer.SignInAsCustomerAsync(1006, "en");
        await customer.OpenAsync($"/en/status/{StatusPortal.Outage}");
        await customer.SendAsync("/me-too");
        await customer.OpenAsync("/en/account/data");
        await customer.SendAsync("account/data", ("kind", "json"));
        var copy = await customer.Answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("status-reports", copy, StringComparison.Ordinal);
        Assert.Contains(StatusPortal.Outage, copy, StringComparison.Ordinal);
    }
}
