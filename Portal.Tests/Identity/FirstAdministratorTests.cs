using System.Net;
using System.Text.RegularExpressions;
using Portal.Tests.Running;
using Portal.Tests.Site;

namespace Portal.Tests.Identity;

/// <summary>A new portal in production: nobody can sign in, and one printed address makes the first administrator.</summary>
public sealed partial class FirstAdministratorTests
{
    private const string Password = "lanterns over quiet harbours";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_portal_has_no_account_and_prints_one_address_that_works_once_until_the_next_start()
    {
        await using var portal = await PortalProgram.StartAsync(ProductionPortal.Settings(), Ct);
        var first = await PrintedAsync(portal);
        using (var stranger = new Guest(portal.Address))
        {
            await stranger.OpenAsync("/en/sign-in");
            Assert.Null(stranger.Page.QuerySelector(".demonstration"));
            await stranger.SendAsync("/en/sign-in", ("email", "administrator@staff.demo.example"), ("password", "demonstration only"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        }

        await portal.StopAsync();
        await portal.StartAgainAsync(Ct);
        var second = await PrintedAsync(portal);
        Assert.NotEqual(first, second);
        using var old = new Guest(portal.Address);
        await old.OpenAsync($"/en/first-administrator?token={first}");
        Assert.Equal(HttpStatusCode.NotFound, old.Status);
        using var guest = new Guest(portal.Address);
        await guest.OpenAsync($"/en/first-administrator?token={second}");
        Assert.Equal(("/en/first-administrator", HttpStatusCode.OK), (guest.Address, guest.Status));
        await guest.SendAsync("/first-administrator", ("name", ""), ("email", "no address"), ("password", ""));
        Assert.Equal(3, guest.Page.QuerySelectorAll("#errors li a").Length);
        await guest.SendAsync("/first-administrator", ("name", "Who installed it"), ("email", "owner@example.net"), ("password", Password));
        Assert.Equal("/en/account/second-step", guest.Address);
        using var again = new Guest(portal.Address);
        await again.OpenAsync($"/en/first-administrator?token={second}");
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        await guest.OpenAsync("/en/people");
        Assert.Equal("/en/account/second-step", guest.Address);
        await portal.StopAsync();
        await portal.StartAgainAsync(Ct);
        Assert.DoesNotMatch(Printed(), portal.Output);
        Assert.DoesNotContain(Password, portal.Output, StringComparison.Ordinal);
    }

    private static async Task<string> PrintedAsync(PortalProgram portal)
    {
        await Until.TrueAsync(() => Task.FromResult(Printed().IsMatch(portal.Output)), () => portal.Output, Ct);
        return Assert.Single(Printed().Matches(portal.Output)).Groups[1].Value;
    }

    [GeneratedRegex(@"^This portal has no administrator yet\..* https://help\.example\.net/en/first-administrator\?token=([\w-]{43})\r?$", RegexOptions.Multiline)]
    private static partial Regex Printed();
}
