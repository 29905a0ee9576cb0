using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Identity.Connect;
using Portal.Web.Site;

namespace Portal.Tests.Identity.Connect;

/// <summary>Signing out there signs out here, and the other way round.</summary>
public sealed class SigningOutTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_leads_here_to_sign_out_and_gets_its_visitor_back()
    {
        using var site = await RelyingParty.AddAsync(portal, c => c with { FrontChannelLogoutUri = "https://site.example/front" });
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        var tokens = await site.RedeemAsync((await site.AskAsync(guest))["code"]);
        var hint = tokens.Text("id_token")!;
        await guest.OpenAsync(
            $"/connect/end-session?id_token_hint={hint}&post_logout_redirect_uri={RelyingParty.SignedOut}&state=mark&ui_locales=en"
        );
        Assert.StartsWith("/en/connect/sign-out?request=", guest.Address, StringComparison.Ordinal);
        Assert.NotNull(await site.UserInfoAsync(tokens.Text("access_token")!)); // nothing has happened yet
        await guest.SendAsync("/connect/sign-out");
        Assert.Contains("You are signed out", guest.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{RelyingParty.SignedOut}?state=mark", guest.Page.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.Equal($"2;url={RelyingParty.SignedOut}?state=mark", guest.Answer.Headers.GetValues("Refresh").Single());
        var frame = guest.Page.QuerySelector("main iframe")!.GetAttribute("src")!;
        Assert.StartsWith("https://site.example/front?iss=", frame, StringComparison.Ordinal);
        Assert.Contains($"sid={hint.Claims().Text("sid")}", frame, StringComparison.Ordinal);
        Assert.EndsWith(
            "; frame-src https://site.example",
            guest.Answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Null(await site.UserInfoAsync(tokens.Text("access_token")!));
        await guest.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", guest.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://site.example/callback")]
    public async Task Nobody_is_led_to_an_address_that_is_not_the_sites_own(string to)
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002);
        await guest.OpenAsync($"/connect/end-session?client_id={site.ClientId}&post_logout_redirect_uri={to}");
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
    }

    [Theory]
    [InlineData("update session set ended_at = created_at, end_reason = 'owner' where person_id = @me")]
    [InlineData("update person set security_stamp = 'another password' where id = @me")]
    [InlineData("update person set locked_at = created_at, lock_reason = 'administrator' where id = @me")]
    public async Task The_portal_itself_tells_a_site_that_a_session_is_over_and_does_so_once(string end)
    {
        using var site = await RelyingParty.AddAsync(portal, c => c with { BackChannelLogoutUri = $"https://site.example/{c.ClientId}" });
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        var identity = (await site.RedeemAsync((await site.AskAsync(guest))["code"])).Text("id_token")!.Claims();
        var sites = new Sites { Fails = true };
        using var logout = Logout(sites);
        await logout.TellAsync(Ct);
        Assert.DoesNotContain(sites.Told, t => t.To.EndsWith(site.ClientId, StringComparison.Ordinal));
        await person.DoAsync(end);
        await logout.TellAsync(Ct);
        sites.Fails = false;
        await person.DoAsync(
            "update connect_authorization set logout_due_at = created_at where person_id = @me and logout_due_at is not null"
        );
        await logout.TellAsync(Ct);
        await person.DoAsync(
            "update connect_authorization set logout_due_at = created_at where person_id = @me and logout_due_at is not null"
        );
        await logout.TellAsync(Ct);
        var (first, last) = Assert.Single([Mine()]) is [var a, var b] ? (a, b) : throw new InvalidOperationException("Not told twice.");
        Assert.False(first.Answered);
        Assert.True(last.Answered);
        var said = last.Token.Claims();
        Assert.Equal("logout+jwt", last.Token.Header().Text("typ"));
        Assert.Equal(
            (portal.Address.ToString(), site.ClientId, person.Key, identity.Text("sid"), null),
            (said.Text("iss"), said.Text("aud"), said.Text("sub"), said.Text("sid"), said.Text("nonce"))
        );
        Assert.True(said.GetProperty("events").TryGetProperty("http://schemas.openid.net/event/backchannel-logout", out _));

        (string To, string Token, bool Answered)[] Mine() =>
            [.. sites.Told.Where(t => t.To.EndsWith(site.ClientId, StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Two_nodes_tell_a_site_once()
    {
        using var site = await RelyingParty.AddAsync(portal, c => c with { BackChannelLogoutUri = $"https://site.example/{c.ClientId}" });
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        await site.RedeemAsync((await site.AskAsync(guest))["code"]);
        var sites = new Sites();
        using var one = Logout(sites);
        using var other = Logout(sites);
        await person.DoAsync("update person set locked_at = created_at, lock_reason = 'administrator' where id = @me");
        await Task.WhenAll(one.TellAsync(Ct), other.TellAsync(Ct), one.TellAsync(Ct), other.TellAsync(Ct));
        Assert.Single(sites.Told, t => t.To.EndsWith(site.ClientId, StringComparison.Ordinal));
    }

    private BackChannelLogout Logout(Sites sites)
    {
        var services = portal.Services;
        return new BackChannelLogout(
            services.GetRequiredService<Database>(),
            services.GetRequiredService<ConnectKeys>(),
            services.GetRequiredService<SiteUrls>(),
            TimeProvider.System,
            NullLogger<BackChannelLogout>.Instance,
            sites
        );
    }

    /// <summary>All sites there are: what they were told, and whether they took it.</summary>
    private sealed class Sites : HttpMessageHandler
    {
        public ConcurrentQueue<(string To, string Token, bool Answered)> Told { get; } = [];

        public bool Fails { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var form = await request.Content!.ReadAsStringAsync(cancellationToken);
            Told.Enqueue((request.RequestUri!.ToString(), form["logout_token=".Length..], !Fails));
            return new HttpResponseMessage(Fails ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);
        }
    }
}
