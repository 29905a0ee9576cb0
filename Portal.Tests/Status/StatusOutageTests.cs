using System.Net;
using Portal.Tests.Hosting;
using Portal.Web.Site;

namespace Portal.Tests.Status;

/// <summary>The page that says what does not work answers when the database does not.</summary>
public sealed class StatusOutageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_database_the_last_known_state_is_shown_with_its_age_also_to_those_who_are_signed_in()
    {
        await using var portal = await PortalProgram.StartAsync(ct: Ct);
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1002, "de");
        await RuinAsync(portal); // nobody has asked for the page before
        foreach (var language in Language.Codes)
        {
            using var guest = new HttpBrowser(portal.Address);
            await AgeAsync(guest, $"/{language}/status");
            Assert.Contains("Demo-Stadt", guest.Main, StringComparison.Ordinal);
            foreach (
                var page in new[]
                {
                    $"/{language}/status/{StatusPortal.Outage}",
                    $"/{language}/status?postcode=00001",
                    $"/{language}/status/feed.atom",
                }
            )
            {
                await guest.OpenAsync(page);
                Assert.Equal((page, HttpStatusCode.OK), (page, guest.Status));
            }
        }

        await AgeAsync(customer, "/de/status");
        await customer.OpenAsync($"/de/status/{StatusPortal.Outage}");
        Assert.Equal(HttpStatusCode.OK, customer.Status);
        await customer.OpenAsync("/de/account");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, customer.Status);
    }

    [Fact]
    public async Task Started_without_the_database_the_portal_shows_what_it_last_knew_and_goes_on_when_the_database_is_back()
    {
        await using var portal = await PortalProgram.StartAsync(ct: Ct);
        await Until.TrueAsync(
            () => Task.FromResult(File.Exists(Path.Combine(portal.DataFolder, "status.json"))),
            () => "There is no file.",
            Ct
        );
        await portal.StopAsync();
        var (database, away) = (Path.Combine(portal.DataFolder, "portal.db"), Path.Combine(portal.DataFolder, "away"));
        File.Move(database, away);
        Directory.CreateDirectory(database); // where the file should be is something that cannot be opened
        await portal.StartWaitingAsync(Ct);
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync("/ca/status");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.NotNull(guest.Page.QuerySelector(".status-age"));
        Assert.Contains("Demo-Stadt", guest.Main, StringComparison.Ordinal);
        Assert.Contains("Example Internet", guest.Page.QuerySelector(".provider-name")!.TextContent, StringComparison.Ordinal);
        foreach (var page in new[] { "/ru", "/ru/help", "/ru/account", "/health/ready" })
        {
            await guest.OpenAsync(page);
            Assert.Equal((page, HttpStatusCode.ServiceUnavailable), (page, guest.Status));
        }

        Directory.Delete(database);
        File.Move(away, database);
        await Until.TrueAsync(
            () => Task.FromResult(portal.Output.Split("Now listening on").Length == 3),
            () => "It does not go on.\n" + portal.Output,
            Ct
        ); // at another port, for tests ask for any
    }

    private static async Task AgeAsync(HttpBrowser guest, string address) =>
        await Until.TrueAsync(
            async () =>
            {
                await guest.OpenAsync(address);
                Assert.Equal(HttpStatusCode.OK, guest.Status);
                return guest.Page.QuerySelector(".status-age") is not null;
            },
            () => $"{address} does not say how old it is",
            Ct
        );

    // As when a disk gives back rubbish: the file is still there, and nothing in it can be read.
    private static async Task RuinAsync(PortalProgram portal)
    {
        foreach (var file in Directory.GetFiles(portal.DataFolder, "portal.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            await stream.WriteAsync(Enumerable.Repeat((byte)0xAB, (int)Math.Max(stream.Length, 65_536)).ToArray(), Ct);
        }
    }
}
