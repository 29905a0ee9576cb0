using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Provider;
using Portal.Web.Data;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Account.Contact;

/// <summary>A change of name or of the address for bills becomes one request, which the account shows until it is decided.</summary>
[Collection(AccountCollection.Name)]
public sealed class ContactRequestTests(AccountPortal portal)
{
    private const string Page = "/en/account/contact";

    private static readonly (string, string)[] Married =
    [
        ("name", "Customer <b data-hostile>Newname</b>"),
        ("reason", "marriage"),
        ("day", "2027-01-31"),
    ];

    private static int customers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Program.Services.GetRequiredService<Database>();

    [Fact]
    public async Task A_new_name_becomes_a_request_with_its_paper_and_the_account_says_that_it_was_asked_for()
    {
        var (guest, number) = await CustomerAsync();
        using var _ = guest;
        await guest.OpenAsync($"{Page}/name");
        await guest.SendFilesAsync($"{Page}/name", [("certificate.txt", Encoding.UTF8.GetBytes("A certificate."))], Married);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Contains("/tickets/", guest.Address, StringComparison.Ordinal);
        Assert.Equal(
            ("name", 1, "31 January 2027"),
            await Db.SingleOrDefaultAsync<(string, long, string)>(
                """
                select t.topic, (select count(*) from attachment a where a.ticket_id = t.id),
                    (select value from ticket_field f where f.ticket_id = t.id and f.name = 'day')
                from ticket t where t.customer_number = @number
                """,
                new { number },
                Ct
            )
        );
        await guest.OpenAsync(Page);
        Assert.Contains("You asked for a change on", guest.Main, StringComparison.Ordinal);
        Assert.NotNull(guest.Page.QuerySelector("section[aria-labelledby=contract-name] a[href^='/en/tickets/']"));
        Assert.Null(guest.Page.QuerySelector($"main a[href='{Page}/name']"));
        await guest.OpenAsync($"{Page}/name");
        Assert.Null(guest.Page.QuerySelector("main input[name=name]"));
        await guest.OpenAsync("/en/tickets");
        Assert.Contains("Another name in the contract", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_or_from_two_windows_it_is_one_request()
    {
        var (guest, number) = await CustomerAsync();
        using var _ = guest;
        await guest.OpenAsync($"{Page}/name");
        var form = guest.Form($"{Page}/name");
        using var window = guest.Copy();
        await window.OpenAsync($"{Page}/name");
        var other = window.Form($"{Page}/name");
        var touches = Enumerable.Range(0, 4).Select(n => (Browser: guest.Copy(), Form: n % 2 == 0 ? form : other)).ToList();
        await Task.WhenAll(touches.Select(t => t.Browser.SendAsync($"{Page}/name", t.Form, Married)));
        Assert.Single(touches.Select(t => t.Browser.Address).Distinct());
        touches.ForEach(t => t.Browser.Dispose());
        Assert.Equal(1, await RequestsAsync(number));
    }

    [Fact]
    public async Task Another_address_for_bills_is_asked_for_and_nothing_is_changed_before_it_was_looked_at()
    {
        var (guest, number) = await CustomerAsync();
        using var _ = guest;
        await guest.OpenAsync($"{Page}/address");
        Assert.NotNull(guest.Page.QuerySelector("main a[href='/en/moving']"));
        await guest.SendAsync($"{Page}/address", ("street", "New Street 1"), ("postcode", "00002"), ("town", "Newtown"));
        Assert.Contains("/tickets/", guest.Address, StringComparison.Ordinal);
        await guest.OpenAsync(Page);
        Assert.Contains("Beispielweg 1", guest.Main, StringComparison.Ordinal);
        Assert.Contains("You asked for a change on", guest.Main, StringComparison.Ordinal);
        await Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "update ticket set state = 'Closed', closed_at = @Now where customer_number = @number",
                    new { work.Now, number }
                ),
            Ct
        );
        await guest.OpenAsync(Page);
        Assert.DoesNotContain("You asked for a change on", guest.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "", "name-error")]
    [InlineData("reason", "fun", "reason-error")]
    [InlineData("day", "soon", "day-error")]
    public async Task What_is_missing_or_wrong_is_said_at_its_field_with_everything_still_there(string field, string typed, string error)
    {
        var (guest, number) = await CustomerAsync();
        using var _ = guest;
        await guest.OpenAsync($"{Page}/name");
        await guest.SendAsync($"{Page}/name", [.. Married.Where(m => m.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.NotNull(guest.Page.GetElementById(error));
        if (field != "name")
            Assert.StartsWith("Customer <b", guest.Page.QuerySelector("input[name=name]")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Null(guest.Page.QuerySelector("[data-hostile]"));
        Assert.Equal(0, await RequestsAsync(number));
    }

    [Fact]
    public async Task What_one_customer_asked_for_is_no_business_of_another()
    {
        var (one, _) = await CustomerAsync();
        var (other, _) = await CustomerAsync();
        using (one)
        using (other)
        {
            await one.OpenAsync($"{Page}/name");
            await one.SendAsync($"{Page}/name", Married);
            await other.OpenAsync(Page);
            Assert.DoesNotContain("You asked for a change on", other.Main, StringComparison.Ordinal);
            await other.OpenAsync(one.Address);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
    }

    private Task<long> RequestsAsync(string number) =>
        Db.SingleOrDefaultAsync<long>("select count(*) from ticket where customer_number = @number", new { number }, Ct);

    private async Task<(HttpBrowser Guest, string Number)> CustomerAsync()
    {
        var number = $"NAME{Interlocked.Increment(ref customers)}";
        var record = TestLines.Of(number, number + "L");
        await Db.WriteAsync(
            work => work.WriteAsync(record with { Customer = record.Customer with { Address = record.Services[0].Address } }),
            Ct
        );
        var person = await TestData
            .In(portal.Program)
            .CustomerWithPasswordAsync(p => (p.Name, p.CustomerNumber) = ("Customer with a new name", number));
        return (await portal.EnterAsync(person.Email), number);
    }
}
