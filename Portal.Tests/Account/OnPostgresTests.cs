using System.Net;
using Portal.Tests.Data;
using Portal.Tests.Running;

namespace Portal.Tests.Account;

/// <summary>What each page of the account asks the database is understood by the server as well.</summary>
public sealed class OnPostgresTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    private static readonly string[] Pages = ["", "/sessions", "/password", "/log", "/addresses", "/addresses/change?which=second", "/details", "/customer-number", "/data", "/deletion"];

    [Fact]
    public async Task Every_page_opens_and_the_address_is_asked_for()
    {
        await using var program = await PortalProgram.StartAsync(new PortalSettings { PostgreSql = await data.ConnectionStringAsync() }, TestContext.Current.CancellationToken);
        using var guest = new Guest(program.Address);
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
}
