using System.Net;
using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Account;

/// <summary>What each page of the account asks the database is understood by the server as well.</summary>
public sealed class OnPostgresTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    private static readonly string[] Pages =
    [
        "",
        "/sessions",
        "/password",
        "/log",
        "/addresses",
        "/addresses/change?which=second",
        "/details",
        "/contact",
        "/contact/needs",
        "/consents",
        "/sites",
        "/customer-number",
        "/data",
        "/deletion",
        "/passkeys",
        "/second-step?anew=yes",
        "/recovery-codes",
    ];

    private static readonly string[] OfPeople =
    [
        "/en/people",
        "/en/people?q=demo&role=staff&page=2",
        "/en/people?q=agent1%40staff.demo.example",
        "/en/people/invite",
        "/en/people/clients",
        "/en/people/clients/new",
    ];

    [Fact]
    public async Task Every_page_opens_and_the_address_is_asked_for()
    {
        await using var program = await InProcessPortal.StartAsync(new PortalSettings { PostgreSql = await data.ConnectionStringAsync() });
        using var guest = new HttpBrowser(program.Address);
        await guest.SignInAsAsync("Agent1");
        foreach (var page in Pages)
        {
            await guest.OpenAsync($"/en/account{page}");
            Assert.Equal((HttpStatusCode.OK, $"/en/account{page}"), (guest.Status, guest.Address));
        }

        await guest.OpenAsync("/en/account/addresses/change?which=second");
        await guest.SendAsync("addresses/change", ("email", "second@example.org"));
        Assert.Equal("/en/account/addresses?done=asked", guest.Address);
        await guest.OpenAsync("/en/account/data");
        await guest.SendAsync("account/data", ("kind", "json"));
        Assert.Equal(HttpStatusCode.OK, guest.Status);
    }

    [Fact]
    public async Task Administrators_find_and_open_people_and_lock_one()
    {
        await using var program = await InProcessPortal.StartAsync(new PortalSettings { PostgreSql = await data.ConnectionStringAsync() });
        using var guest = new HttpBrowser(program.Address);
        await guest.SignInAsAsync("Administrator");
        foreach (var page in OfPeople)
        {
            await guest.OpenAsync(page);
            Assert.Equal((HttpStatusCode.OK, page), (guest.Status, guest.Address));
        }

        await guest.OpenAsync("/en/people?q=agent1%40staff.demo.example");
        await guest.OpenAsync(
            guest
                .Page.QuerySelectorAll("main a")
                .Select(a => a.GetAttribute("href")!)
                .First(h => System.Text.RegularExpressions.Regex.IsMatch(h, "^/en/people/[\\w-]{14,40}$"))
        );
        await guest.SendAsync("handler=lock", ("reason", "left the company"));
        Assert.Contains("left the company", guest.Main, StringComparison.Ordinal);
    }
}
