using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Tests.Provider;
using Portal.Web.Plans.Orders;
using UglyToad.PdfPig;

namespace Portal.Tests.Plans.Orders;

/// <summary>Changing a plan as a customer does it: choose, see what it means, read the summary, order, follow it.</summary>
[Collection(AccountCollection.Name)]
public sealed class PlanOrderPagesTests(AccountPortal portal)
{
    private static int customers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_mid_contract_sees_what_leaving_the_term_costs_and_how_it_is_reckoned()
    {
        using var guest = await CustomerAsync("PAGEA");
        await guest.OpenAsync("/en/plans/change/PAGEA");
        Assert.Contains("Your minimum term ends on", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync("/en/plans/change/PAGEA/quote?plan=fibre-500-monthly");
        Assert.Contains("Nothing is ordered yet", guest.Main, StringComparison.Ordinal);
        Assert.Contains("the smaller of two amounts", guest.Main, StringComparison.Ordinal);
        Assert.Equal(3, guest.Page.QuerySelectorAll(".quote-days a").Length);
        Assert.NotNull(guest.Page.QuerySelector("svg.waiting"));
        var lines = guest.Page.QuerySelectorAll(".sum")[0].QuerySelectorAll("tbody td").Select(Cents).Sum();
        Assert.Equal(Cents(guest.Page.QuerySelector(".sum tfoot td")!), lines);
    }

    [Fact]
    public async Task Ordering_needs_the_word_for_a_longer_term_and_ends_with_a_confirmation_by_mail()
    {
        using var guest = await CustomerAsync("PAGEB");
        await guest.OpenAsync("/de/plans/change/PAGEB/quote?plan=fibre-1000");
        await SubmitAsync(guest);
        Assert.EndsWith("/confirm", guest.Address, StringComparison.Ordinal);
        Assert.Contains("Vertragszusammenfassung", guest.Main, StringComparison.Ordinal);
        Assert.Equal("Zahlungspflichtig bestellen", guest.Page.QuerySelector("form[action$=confirm] button")!.TextContent);
        await SubmitAsync(guest);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal("#accepts", guest.Page.QuerySelector("#errors a")!.GetAttribute("href"));
        var file = await guest.FileAsync(guest.Page.QuerySelector(".summary a")!.GetAttribute("href")!);
        using (var pdf = PdfDocument.Open(file))
        {
            Assert.Contains("Zusammenfassung", string.Concat(pdf.GetPages().Select(p => p.Text)), StringComparison.OrdinalIgnoreCase);
            Assert.Equal("Vertragszusammenfassung", pdf.Information.Title);
        }

        await SubmitAsync(guest, ("accepts", "yes"));
        Assert.EndsWith("?done=ordered", guest.Address, StringComparison.Ordinal);
        var reference = guest.Address.Split('/')[^1].Split('?')[0];
        var mail = await portal.MailAsync(email, reference);
        Assert.Contains("Was Sie bestellen", mail, StringComparison.Ordinal);
        Assert.Contains("Glasfaser 1000", mail, StringComparison.Ordinal);
        await guest.OpenAsync("/de/account");
        Assert.NotNull(guest.Page.QuerySelector($"#orders ~ .ways a[href='/de/plans/orders/{reference}']"));
        await guest.OpenAsync("/de/plans/change/PAGEB");
        Assert.Contains("läuft schon eine Bestellung", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_back_button_and_a_second_tab_order_nothing_twice_and_a_cancelled_order_changes_nothing()
    {
        using var guest = await CustomerAsync("PAGEC");
        await guest.OpenAsync("/en/plans/change/PAGEC/quote?add=voice-flat&from=month");
        await SubmitAsync(guest);
        var confirm = guest.Address;
        using var tab = guest.Copy();
        await tab.OpenAsync(confirm);
        await SubmitAsync(guest);
        await SubmitAsync(tab);
        Assert.Equal(guest.Address, tab.Address);
        await tab.OpenAsync(confirm);
        Assert.DoesNotContain("confirm", tab.Address, StringComparison.Ordinal);
        var orders = await portal.AskAsync("select count(*) from plan_order where service_number = 'PAGEC' and state <> 'Quoted'");
        Assert.Equal("1", orders);
        await SubmitAsync(guest);
        Assert.EndsWith("?done=cancelled", guest.Address, StringComparison.Ordinal);
        await portal.Program.Services.GetRequiredService<PlanOrderSender>().RunAsync(Ct);
        Assert.Equal("0", await portal.AskAsync("select count(*) from provider_order where service_number = 'PAGEC'"));
    }

    [Fact]
    public async Task Other_peoples_lines_and_orders_are_not_there_and_nonsense_is_refused_in_words()
    {
        using var guest = await CustomerAsync("PAGED");
        using var other = await CustomerAsync("PAGEE");
        await guest.OpenAsync("/en/plans/change/PAGED/quote?plan=fibre-1000");
        await SubmitAsync(guest);
        foreach (var address in new[] { guest.Address, "/en/plans/change/PAGED", "/en/plans/change/PAGED/quote?plan=fibre-1000" })
        {
            await other.OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }

        await guest.OpenAsync("/en/plans/change/PAGED/quote?plan=no-such-plan");
        Assert.Equal(HttpStatusCode.Conflict, guest.Status);
        Assert.Contains("cannot be had on this line", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync("/en/plans/change/PAGED/quote?end=tv-plus");
        Assert.Equal(HttpStatusCode.Conflict, guest.Status);
        await guest.OpenAsync("/en/plans/orders/P-0000-0000");
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
    }

    private string email = "";

    private async Task<HttpBrowser> CustomerAsync(string line)
    {
        email = await portal.CustomerAsync($"PLANS{Interlocked.Increment(ref customers)}", TestLines.MidContract(line));
        return await portal.EnterAsync(email);
    }

    private static Task<IHtmlDocument> SubmitAsync(HttpBrowser guest, params (string Name, string Value)[] typed) =>
        guest.SendAsync((IHtmlFormElement)guest.Page.QuerySelector("main form[method=post]")!, typed);

    private static decimal Cents(AngleSharp.Dom.IElement cell) =>
        decimal.Parse(
            cell.TextContent.Replace("€", "", StringComparison.Ordinal).Replace('\u2212', '-').Trim(),
            System.Globalization.CultureInfo.InvariantCulture
        );
}
