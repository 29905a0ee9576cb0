using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;
using Portal.Tests.Map;

namespace Portal.Tests.Identity.External;

/// <summary>An identity server that others wrote signs people in to the portal, and each side ends the other's sessions.</summary>
public sealed class ExternalPeerTests
{
    private const string Library = "oidc-provider@9.13.3";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_library_oidc_provider_signs_people_in_and_out()
    {
        FastRun.Skip("what is installed from npm");
        var (node, npm) = (Command.Find("node"), Command.Find("npm"));
        if (node is null || npm is null)
            Assert.Skip("Node is not installed.");
        var folder = Directory.CreateTempSubdirectory("portal-peer-");
        try
        {
            await InstallAsync(npm, folder.FullName);
            var issuer = new Uri($"http://127.0.0.1:{FreePort()}");
            await using var portal = await StartPortalAsync(issuer);
            using var peer = StartPeer(node, folder.FullName, issuer, portal);
            try
            {
                await IsReadyAsync(issuer);
                var person = await TestPerson.ArriveAsync(portal);
                await person.DoAsync(
                    "insert into external_login (person_id, server, issuer, subject, created_at) "
                        + "values (@me, 'peer', @issuer, 'peer-1', @at)",
                    ("issuer", issuer.ToString().TrimEnd('/')),
                    ("at", DateTimeOffset.UtcNow)
                );
                await SignInAndOutAsync(portal, issuer);
                await EndThereAsync(portal, issuer, person);
            }
            finally
            {
                peer.Kill(entireProcessTree: true);
                await peer.WaitForExitAsync(Ct);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task SignInAndOutAsync(InProcessPortal portal, Uri issuer)
    {
        using var guest = new HttpBrowser(portal.Address);
        using var http = Following(guest);
        var page = await SignInAsync(http, new Uri(portal.Address, "/en/sign-in/external/peer"));
        Assert.Equal(new Uri(portal.Address, "/en/account"), page.Address);
        await guest.OpenAsync("/en/sign-out");
        await guest.SendAsync("/en/sign-out");
        var way = new Uri(guest.Page.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.Equal(issuer.Authority, way.Authority);
        var asked = await ReadAsync(await http.GetAsync(way, Ct));
        var done = await SendAsync(http, asked, ("logout", "yes"));
        Assert.Equal(new Uri(portal.Address, "/en/sign-out?done=true"), done.Address);
        var again = await ReadAsync(await http.GetAsync(new Uri(portal.Address, "/en/sign-in/external/peer"), Ct));
        Assert.Contains("/interaction/", again.Address.AbsolutePath, StringComparison.Ordinal); // they are asked who they are
    }

    private static async Task EndThereAsync(InProcessPortal portal, Uri issuer, TestPerson person)
    {
        using var guest = new HttpBrowser(portal.Address);
        using var http = Following(guest);
        var page = await SignInAsync(http, new Uri(portal.Address, "/en/sign-in/external/peer"));
        Assert.Equal(new Uri(portal.Address, "/en/account"), page.Address);
        await SendAsync(http, await ReadAsync(await http.GetAsync(new Uri(issuer, "/session/end"), Ct)), ("logout", "yes"));
        await guest.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in?", guest.Address, StringComparison.Ordinal);
        Assert.Equal(
            "identity-server",
            await person.AskAsync<string>("select end_reason from session where person_id = @me order by id desc limit 1")
        );
    }

    // The forms of the library's own pages: who one is, and that the portal may know it.
    private static async Task<Shown> SignInAsync(HttpClient http, Uri way)
    {
        var page = await ReadAsync(await http.GetAsync(way, Ct));
        page = await SendAsync(http, page, ("prompt", "login"), ("login", "peer-1"), ("password", "any"));
        return page.Address.AbsolutePath.Contains("/interaction/", StringComparison.Ordinal)
            ? await SendAsync(http, page, ("prompt", "consent"))
            : page;
    }

    private static async Task<Shown> SendAsync(HttpClient http, Shown page, params (string Name, string Value)[] typed)
    {
        var form = new HtmlParser().ParseDocument(page.Html).Forms[0];
        var fields = HttpBrowser.Fields(form, typed);
        using var content = new FormUrlEncodedContent(fields);
        return await ReadAsync(await http.PostAsync(new Uri(page.Address, form.GetAttribute("action")!), content, Ct));
    }

    private static async Task<Shown> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
            return new(answer.RequestMessage!.RequestUri!, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static HttpClient Following(HttpBrowser guest) => new(new SocketsHttpHandler { CookieContainer = guest.Cookies });

    private static Task<InProcessPortal> StartPortalAsync(Uri issuer) =>
        InProcessPortal.StartAsync(
            new PortalSettings
            {
                More = new Dictionary<string, string>
                {
                    ["ExternalSignIn__Servers__0__Key"] = "peer",
                    ["ExternalSignIn__Servers__0__Name"] = "Peer",
                    ["ExternalSignIn__Servers__0__Authority"] = issuer.ToString().TrimEnd('/'),
                    ["ExternalSignIn__Servers__0__ClientId"] = IdentityServer.ClientId,
                    ["ExternalSignIn__Servers__0__ClientSecret"] = IdentityServer.ClientSecret,
                    ["ExternalSignIn__Servers__0__SignOutThere"] = "true",
                },
            }
        );

    private static Process StartPeer(string node, string folder, Uri issuer, InProcessPortal portal)
    {
        var start = new ProcessStartInfo(node, ["oidc-peer.mjs"]) { WorkingDirectory = folder };
        start.Environment["PORT"] = $"{issuer.Port}";
        start.Environment["PORTAL"] = portal.Address.ToString();
        start.Environment["SECRET"] = IdentityServer.ClientSecret;
        return Process.Start(start)!;
    }

    private static async Task IsReadyAsync(Uri issuer)
    {
        using var http = new HttpClient();
        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri(issuer, "/.well-known/openid-configuration"), Ct);
                    return answer.StatusCode == HttpStatusCode.OK;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            () => "The peer did not start.",
            Ct
        );
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task InstallAsync(string npm, string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), "{}", Ct);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "oidc-peer.mjs"),
            Repository.Text("Portal.Tests/Identity/External/oidc-peer.mjs"),
            Ct
        );
        try
        {
            await Command.RunAsync(npm, ["install", "--no-audit", "--no-fund", "--ignore-scripts", Library], folder, Ct);
        }
        catch (InvalidOperationException error)
        {
            Assert.Skip($"{Library} cannot be had: {error.Message}");
        }
    }

    private sealed record Shown(Uri Address, string Html);
}
