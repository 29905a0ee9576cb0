using System.Net;
using Microsoft.AspNetCore.Builder;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Tests.Site;
using Portal.Web.Data;
using Portal.Web.Operations;

namespace Portal.Tests.Operations;

/// <summary>Starts an operator did not quite mean, and several at once.</summary>
public sealed class StartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_whatever_folder_it_is_started_the_portal_finds_its_own_files()
    {
        await using var portal = await PortalProgram.StartAsync(ProductionPortal.Settings() with { StandingIn = "/" }, Ct);
        using var page = await portal.Client.GetAsync(new Uri("/de", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("</html>", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var sheet = await portal.Client.GetStringAsync(new Uri("/js/site.js", UriKind.Relative), Ct);
        Assert.NotEmpty(sheet);
    }

    [Fact]
    public void Told_another_folder_than_its_own_it_says_so()
    {
        var app = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = Path.GetTempPath() });
        Assert.Contains("contentRoot", Assert.Single(ContentRoot.Faults(app.Environment)), StringComparison.Ordinal);
        Assert.Null(ContentRoot.For(["--contentRoot", "/srv/portal"]));
    }

    [Fact]
    public async Task A_disk_that_can_only_be_read_leaves_the_status_pages_and_is_waited_for()
    {
        await using var disk = await SmallDisk.MountAsync(64);
        var settings = new PortalSettings
        {
            More = new Dictionary<string, string> { ["Data__Folder"] = disk.Folder, ["Logging__LogLevel__Portal.Web"] = "Debug" },
        };
        await using var portal = await PortalProgram.StartAsync(settings, Ct);
        await portal.StopAsync();
        await Command.RunAsync("mount", ["-o", "remount,ro", disk.Folder], "/", Ct);
        await portal.StartWaitingAsync(Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(portal, "/en"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(portal, "/en/status"));
        // it looks for the database more than once meanwhile, and goes on waiting
        await Until.TrueAsync(
            () => Task.FromResult(portal.Output.Split("Database is still out of reach").Length > 2),
            () => portal.Output,
            Ct
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(portal, "/en/status"));
        await Command.RunAsync("mount", ["-o", "remount,rw", disk.Folder], "/", Ct);
        // it is served by a new host, at an address of its own
        await Until.TrueAsync(() => Task.FromResult(portal.Output.Split("Now listening").Length == 3), () => portal.Output, Ct);
    }

    private static async Task<HttpStatusCode> StatusAsync(PortalProgram portal, string address)
    {
        using var answer = await portal.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return answer.StatusCode;
    }

    public sealed class OnPostgres(PostgresFixture data) : IClassFixture<PostgresFixture>
    {
        [Fact]
        public async Task Two_nodes_that_start_at_once_on_a_new_database_fill_it_once()
        {
            var settings = new PortalSettings { PostgreSql = await data.ConnectionStringAsync() };
            var nodes = await Task.WhenAll(PortalProgram.StartAsync(settings, Ct), PortalProgram.StartAsync(settings, Ct));
            try
            {
                await using var database = new Database(new PostgresDialect(settings.PostgreSql), TimeProvider.System);
                Assert.Equal(
                    1,
                    await database.SingleOrDefaultAsync<long>(
                        "select count(*) from audit where action = 'demonstration-tickets.created'",
                        ct: Ct
                    )
                );
                Assert.Equal(
                    0,
                    await database.SingleOrDefaultAsync<long>(
                        "select count(*) from (select key from article group by key having count(*) > 1) twice",
                        ct: Ct
                    )
                );
            }
            finally
            {
                foreach (var node in nodes)
                    await node.DisposeAsync();
            }
        }
    }
}
