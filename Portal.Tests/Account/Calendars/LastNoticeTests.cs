using System.Net;
using System.Text;
using Ical.Net;
using Portal.Tests.Hosting;
using Portal.Web.Site;

namespace Portal.Tests.Account.Calendars;

/// <summary>The days a customer may take into a calendar: in their language, of their own lines and bills only.</summary>
[Collection(AccountCollection.Name)]
public sealed class LastNoticeTests(AccountPortal portal)
{
    private const int Bound = 1003;

    [Fact]
    public async Task The_last_day_to_cancel_goes_into_the_calendar_in_the_readers_language()
    {
        using var customer = new HttpBrowser(portal.Program.Address);
        await customer.SignInAsCustomerAsync(Bound, "de");
        await customer.OpenAsync("/de/account");
        var link = customer.Page.QuerySelector("main .service-facts a[href$='/last-notice']")!;
        var shown = link.ParentElement!.QuerySelector("span")!.TextContent;
        var address = link.GetAttribute("href")!;
        var day = Assert.Single(Calendar.Load(Encoding.UTF8.GetString(await customer.FileAsync(address)))!.Events);
        Assert.Contains("letzter Tag zum Kündigen", day.Summary, StringComparison.Ordinal);
        Assert.Equal(shown, Language.FromCode("de").Write(DateOnly.FromDateTime(day.DtStart!.Value)));
        await customer.OpenAsync(address);
        Assert.Equal("text/calendar", customer.Answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".ics", customer.Answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        using var other = new HttpBrowser(portal.Program.Address);
        await other.SignInAsCustomerAsync(1006);
        foreach (var wrong in new[] { address, "/en/account/services/none/last-notice" })
        {
            await other.OpenAsync(wrong);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
    }

    [Fact]
    public async Task A_line_that_is_not_bound_has_no_last_day()
    {
        using var customer = new HttpBrowser(portal.Program.Address);
        await customer.SignInAsCustomerAsync(1002);
        await customer.OpenAsync("/en/account/services/DEMOL02/last-notice");
        Assert.Equal(HttpStatusCode.NotFound, customer.Status);
    }
}
