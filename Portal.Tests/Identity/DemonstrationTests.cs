using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;
using Portal.Tests.Site;

namespace Portal.Tests.Identity;

/// <summary>A password everybody knows lets nobody in where customers are.</summary>
public sealed class DemonstrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demonstration_accounts_in_a_database_that_goes_into_production_are_locked()
    {
        await using var development = await PortalProgram.StartAsync(ct: Ct);
        using (var guest = new HttpBrowser(development.Address))
            await guest.SignInAsAsync("Administrator");
        await development.StopAsync();
        await using var production = await PortalProgram.StartAsync(
            ProductionPortal.Settings(("Data__Folder", development.DataFolder)),
            Ct
        );
        using var thief = new HttpBrowser(production.Address);
        await thief.OpenAsync("/en/sign-in");
        Assert.Null(thief.Page.QuerySelector(".demonstration"));
        await thief.SendAsync("/en/sign-in?handler=as", thief.Form("/en/sign-in"), ("account", "administrator@staff.demo.example"));
        Assert.Null(thief.CookieOf("session"));
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(development.DataFolder, "portal.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var open = connection.CreateCommand();
        open.CommandText = "select count(*) from person where locked_at is null";
        Assert.Equal(0L, await open.ExecuteScalarAsync(Ct));
    }

    [Fact]
    public async Task A_made_up_customer_who_has_signed_up_keeps_the_number_and_the_page_to_sign_in_still_opens()
    {
        await using var portal = await PortalProgram.StartAsync(ct: Ct);
        await using (var made = TestData.In(portal))
            await made.PersonAsync(p => p.CustomerNumber = "DEMO1001");
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1001);
        await guest.OpenAsync("/en/account");
        Assert.DoesNotContain("DEMO1001", guest.Main, StringComparison.Ordinal);
    }
}
