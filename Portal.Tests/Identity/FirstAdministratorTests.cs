using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Hosting;
using Portal.Tests.Site;

namespace Portal.Tests.Identity;

/// <summary>A new portal in production: nobody can sign in, and one address that a command prints makes the first administrator.</summary>
public sealed partial class FirstAdministratorTests
{
    private const string Password = "lanterns over quiet harbours";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_portal_has_no_account_and_a_command_prints_one_address_that_works_once_until_it_is_run_again()
    {
        await using var portal = await PortalProgram.StartAsync(ProductionPortal.Settings(), Ct);
        await Until.TrueAsync(
            () => Task.FromResult(portal.Output.Contains("No administrator exists", StringComparison.Ordinal)),
            () => portal.Output,
            Ct
        );
        var first = await PrintedAsync(portal);
        using (var stranger = new HttpBrowser(portal.Address))
        {
            await stranger.OpenAsync("/en/sign-in");
            Assert.Null(stranger.Page.QuerySelector(".demonstration"));
            await stranger.SendAsync("/en/sign-in", ("email", "administrator@staff.demo.example"), ("password", "demonstration only"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        }

        var second = await PrintedAsync(portal);
        Assert.NotEqual(first, second);
        using var old = new HttpBrowser(portal.Address);
        await old.OpenAsync($"/en/first-administrator?token={first}");
        Assert.Equal(HttpStatusCode.NotFound, old.Status);
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync($"/en/first-administrator?token={second}");
        Assert.Equal(("/en/first-administrator", HttpStatusCode.OK), (guest.Address, guest.Status));
        await guest.SendAsync("/first-administrator", ("name", ""), ("email", "no address"), ("password", ""));
        Assert.Equal(3, guest.Page.QuerySelectorAll("#errors li a").Length);
        var form = guest.Form("/first-administrator");
        using var twice = guest.Copy();
        foreach (var touch in new[] { guest, twice }) // the browser shows the second answer, and may not have heard of the first
        {
            await touch.SendAsync(form, ("name", "Who installed it"), ("email", "owner@example.net"), ("password", Password));
            Assert.Equal("/en/account/second-step", touch.Address);
        }

        using var again = new HttpBrowser(portal.Address);
        await again.OpenAsync($"/en/first-administrator?token={second}");
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        await guest.OpenAsync("/en/people");
        Assert.Equal("/en/account/second-step", guest.Address);
        foreach (var secret in new[] { first, second, Password })
            Assert.DoesNotContain(secret, portal.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await PortalCommand.RunAsync(ProductionPortal.Settings(), portal.DataFolder, Ct, "first-administrator")).Code);
        using var database = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(portal.DataFolder, "portal.db")};Pooling=false"
        );
        await database.OpenAsync(Ct);
        using var locking = database.CreateCommand();
        locking.CommandText = "update person set locked_at = created_at where email = 'owner@example.net'";
        await locking.ExecuteNonQueryAsync(Ct);
        await PrintedAsync(portal); // who is locked out is no administrator to ask
    }

    private static async Task<string> PrintedAsync(PortalProgram portal)
    {
        var (code, text) = await PortalCommand.RunAsync(ProductionPortal.Settings(), portal.DataFolder, Ct, "first-administrator");
        Assert.Equal(0, code);
        return Assert.Single(Printed().Matches(text)).Groups[1].Value;
    }

    [GeneratedRegex(
        @"^Open this address within 24 hours to become the first administrator: "
            + @"https://help\.example\.net/en/first-administrator\?token=([\w-]{43})\r?$",
        RegexOptions.Multiline
    )]
    private static partial Regex Printed();
}
