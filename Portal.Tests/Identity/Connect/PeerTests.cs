using Portal.Tests.Hosting;
using Portal.Tests.Map;

namespace Portal.Tests.Identity.Connect;

/// <summary>A client that others wrote, and that checks everything, is content with the portal.</summary>
public sealed class PeerTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private const string Library = "openid-client@6.9.0";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_library_openid_client_signs_in_refreshes_revokes_and_refuses_what_was_tampered_with()
    {
        FastRun.Skip("what is installed from npm");
        var (node, npm) = (Command.Find("node"), Command.Find("npm"));
        if (node is null || npm is null)
            Assert.Skip("Node is not installed.");
        var folder = Directory.CreateTempSubdirectory("portal-peer-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), "{}", Ct);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "peer.mjs"),
                Repository.Text("Portal.Tests/Identity/Connect/peer.mjs"),
                Ct
            );
            await InstallAsync(npm, folder.FullName);
            using var site = await RelyingParty.AddAsync(portal, c => c with { Devices = true });
            using var guest = new HttpBrowser(portal.Address);
            await guest.SignInAsCustomerAsync(1002);
            var said = await Command.RunAsync(
                "env",
                [
                    $"PORTAL={portal.Address}",
                    $"CLIENT={site.ClientId}",
                    $"SECRET={site.ClientSecret}",
                    $"COOKIE={guest.Cookies.GetCookieHeader(portal.Address)}",
                    $"CALLBACK={RelyingParty.Callback}",
                    node,
                    "peer.mjs",
                ],
                folder.FullName,
                Ct
            );
            Assert.Equal(
                $"""
                issuer={portal.Address}
                code flow=true
                userinfo=demo-1002@customer.demo.example
                replayed code=invalid_grant
                mix-up=refused
                state=refused
                pushed=true
                refreshed=true
                introspected=true
                revoked=invalid_grant
                device=9
                end=/connect/end-session
                """,
                said.Trim().ReplaceLineEndings()
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task InstallAsync(string npm, string folder)
    {
        try
        {
            await Command.RunAsync(npm, ["install", "--no-audit", "--no-fund", "--ignore-scripts", Library], folder, Ct);
        }
        catch (InvalidOperationException error)
        {
            Assert.Skip($"{Library} cannot be had: {error.Message}");
        }
    }
}
