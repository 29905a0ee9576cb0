using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Provider.Billing;
using Portal.Web.Data;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;
using UglyToad.PdfPig;

namespace Portal.Tests.Billing;

/// <summary>Bills as their customers read them, in a browser that runs no scripts.</summary>
public sealed class BillPagesTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private const int Unpaid = 1002;
    private const int Television = 1003;
    private const int Suspended = 1005;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_overdue_bill_comes_first_and_the_account_says_so_too()
    {
        using var guest = await CustomerAsync(Unpaid);
        await guest.OpenAsync("/en/bills");
        Assert.Contains("Overdue", guest.Page.QuerySelector(".bills li")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(guest.Page.QuerySelector(".to-pay[data-late]"));
        Assert.Equal(12, guest.Page.QuerySelectorAll(".bars li").Length);
        Assert.Equal(12, guest.Page.QuerySelectorAll(".year tbody tr").Length);
        var due = guest.Page.QuerySelector(".to-pay .bill-total")!.TextContent;
        await guest.OpenAsync("/en/account");
        Assert.Contains(due, guest.Page.QuerySelector("section[aria-labelledby=bills]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bill_says_why_it_differs_what_its_contract_says_and_what_happens_if_it_is_not_paid()
    {
        using var guest = await CustomerAsync(Television);
        var number = await NewestAsync(guest);
        Assert.Contains("new: TV Plus", guest.Page.QuerySelector(".why")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("TV Plus: set-up, once", guest.Page.QuerySelector(".bill-lines")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("14 January 2028", guest.Page.QuerySelector(".contracts")!.TextContent, StringComparison.Ordinal);
        using var late = await CustomerAsync(Unpaid);
        await NewestAsync(late);
        Assert.Equal(2, late.Page.QuerySelectorAll(".dunning li").Length);
        await late.OpenAsync($"/en/bills/{number}");
        Assert.Equal(HttpStatusCode.NotFound, late.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/dispute")]
    [InlineData("/pdf")]
    [InlineData("/due-day")]
    public async Task Somebody_elses_bill_does_not_exist(string page)
    {
        using var owner = await CustomerAsync(Television);
        var number = await NewestAsync(owner);
        using var other = await CustomerAsync(1006);
        await other.OpenAsync($"/en/bills/{number}{page}");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.OpenAsync($"/en/bills/none{page}");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public async Task Who_has_no_bills_yet_is_told_when_the_first_one_comes()
    {
        using var guest = await CustomerAsync(1001);
        await guest.OpenAsync("/de/bills");
        Assert.Contains("noch keine Rechnungen", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync("/de/bills/payment-plan");
        Assert.Equal("/de/bills", guest.Address);
    }

    [Fact]
    public async Task Lines_that_are_wrong_become_one_request_and_are_not_due_meanwhile()
    {
        using var guest = await CustomerAsync(1004);
        var number = await NewestAsync(guest);
        await guest.OpenAsync($"/en/bills/{number}/dispute");
        await guest.SendAsync("/dispute", ("why", "I was away that month."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal("I was away that month.", guest.Page.QuerySelector("textarea")!.TextContent.Trim());
        await guest.SendAsync("/dispute", ("lines", "1"), ("why", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.NotNull(guest.Page.QuerySelector("input[name=lines][checked]"));
        var form = guest.Form("/dispute");
        (string, string)[] typed = [("lines", "1"), ("why", "I was away that month.")];
        await guest.SendAsync(form, typed);
        var receipt = guest.Address;
        Assert.EndsWith("/receipt", receipt, StringComparison.Ordinal);
        await guest.SendAsync(form, typed);
        Assert.Equal(receipt, guest.Address);
        await guest.OpenAsync($"/en/bills/{number}");
        Assert.NotNull(guest.Page.QuerySelector(".disputed a[href*='/tickets/']"));
        Assert.Contains("is being checked", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync($"/en/bills/{number}/dispute"); // its only line that costs something
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
    }

    [Fact]
    public async Task A_payment_plan_is_asked_for_once_however_often_the_form_is_sent()
    {
        using var guest = await CustomerAsync(Suspended);
        await guest.OpenAsync("/en/bills/payment-plan");
        await guest.SendAsync("/payment-plan");
        Assert.Equal("#months", guest.Page.QuerySelector(".errors a")!.GetAttribute("href"));
        var form = guest.Form("/payment-plan");
        await guest.SendAsync(form, ("months", "3"));
        var receipt = guest.Address;
        await guest.SendAsync(form, ("months", "3"));
        Assert.Equal(receipt, guest.Address);
        Assert.EndsWith("/receipt", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pdf_is_tagged_in_the_language_of_the_page_and_its_text_can_be_read()
    {
        using var guest = await CustomerAsync(Suspended, "ru");
        var number = await NewestAsync(guest, "ru");
        using var answer = await FileAsync(guest, $"/ru/bills/{number}/pdf");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{number}.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        using var document = PdfDocument.Open(bytes);
        Assert.StartsWith("Счёт за", document.Information.Title, StringComparison.Ordinal);
        var text = string.Join('\n', document.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))));
        Assert.Contains("Номер счёта", text, StringComparison.Ordinal);
        Assert.Contains("Оптика 100", text, StringComparison.Ordinal);
        Assert.Contains("Плата за напоминание", text, StringComparison.Ordinal);
        var raw = Encoding.Latin1.GetString(bytes);
        Assert.Contains("/Marked true", raw, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Contains("ru-RU", Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bill_of_ten_thousand_lines_is_paged_and_quick()
    {
        var db = portal.Services.GetRequiredService<Database>();
        await BillingTestData.CustomerAsync(db, "TENTHOUSAND");
        var draft = await BillingTestData.DraftAsync(db, "TENTHOUSAND", 0);
        var calls = Enumerable
            .Range(1, 10_000)
            .Select(n => draft.Lines[0] with { Kind = LineKind.Usage, Text = $"Call {n}", Amount = new(n % 9, "EUR") });
        await db.WriteAsync(work => work.IssueAsync(draft with { Lines = [.. calls] }), Ct);
        using var guest = await SignInAsync("TENTHOUSAND");
        await guest.OpenAsync($"/en/bills/{draft.Number}");
        var watch = Stopwatch.StartNew();
        await guest.OpenAsync($"/en/bills/{draft.Number}?page=100");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
        Assert.Equal(100, guest.Page.QuerySelectorAll(".bill-lines tbody tr").Length);
        Assert.Contains("Lines 9901 to 10000 of 10000", guest.Main.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Null(guest.Page.QuerySelector(".pages [rel=next]"));
        await guest.OpenAsync($"/en/bills/{draft.Number}?page=101");
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        await guest.OpenAsync($"/en/bills/{draft.Number}/dispute?page=2");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.InRange(guest.Page.QuerySelectorAll("input[name=lines]").Length, 80, 100);
    }

    [Fact]
    public async Task The_copy_of_somebodys_data_has_their_bills()
    {
        using var guest = await CustomerAsync(Unpaid);
        await guest.OpenAsync("/en/account/data");
        var owner = new DataSubject(0, "", "DEMO1002");
        var tables = await Task.WhenAll(
            portal.Services.GetServices<IPersonalData>().Where(d => d.GetType().Name == "BillingData").Select(d => d.ReadAsync(owner, Ct))
        );
        Assert.Equal(["bills", "payments", "disputes", "reminders", "suspensions"], tables.Single().Select(t => t.Name));
        Assert.Equal(12, tables.Single()[0].Rows.Count);
        Assert.Equal("DEMO1002", tables.Single()[2].Rows.Single()["number"]![..8]);
    }

    private async Task<HttpBrowser> CustomerAsync(int number, string language = "en")
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(number, language);
        return guest;
    }

    private async Task<HttpBrowser> SignInAsync(string customer)
    {
        var person = await TestData.In(portal).CustomerWithPasswordAsync(p => p.CustomerNumber = customer);
        var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync("/en/sign-in", ("email", person.Email), ("password", TestData.Password));
        return guest;
    }

    /// <summary>Opens the newest bill by its month; returns its number.</summary>
    private static async Task<string> NewestAsync(HttpBrowser guest, string language = "en")
    {
        await guest.OpenAsync($"/{language}/bills");
        var newest = guest
            .Page.QuerySelectorAll(".bills h2 a")
            .Select(a => a.GetAttribute("href")!)
            .OrderByDescending(h => h, StringComparer.Ordinal)
            .First();
        await guest.OpenAsync(newest);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        return newest.Split('/')[^1];
    }

    private async Task<HttpResponseMessage> FileAsync(HttpBrowser guest, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", string.Join("; ", guest.Cookies.GetAllCookies().Select(c => $"{c.Name}={c.Value}")));
        var answer = await portal.Client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }
}
