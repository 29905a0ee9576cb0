using System.Net;
using System.Web;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.External;

/// <summary>Signing out here signs out there, and the other way round.</summary>
[Collection(ExternalCollection.Name)]
public sealed class ExternalSignOutTests(ExternalPortal home)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InProcessPortal Portal => home.Portal;

    [Fact]
    public async Task Signing_out_here_leads_there_and_back()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var guest = new HttpBrowser(Portal.Address);
        await guest.OpenAsync("/de/sign-in/external/everyone");
        await guest.OpenAsync("/de/sign-out");
        await guest.SendAsync("/de/sign-out");
        Assert.StartsWith("/de/sign-in/external/leave?request=", guest.Address, StringComparison.Ordinal);
        using var other = guest.Copy();
        await other.OpenAsync("/de/account");
        Assert.StartsWith("/de/sign-in?", other.Address, StringComparison.Ordinal); // over here already
        var way = guest.Page.QuerySelector("main a.button")!.GetAttribute("href")!;
        Assert.Equal($"0;url={way}", guest.Answer.Headers.GetValues("Refresh").Single());
        Assert.StartsWith($"{home.Everyone.Issuer}/end-session?", way, StringComparison.Ordinal);
        await guest.OpenAsync(way);
        Assert.Equal("/de/sign-out?done=true", guest.Address);
        var asked = home.Everyone.AskedToEnd;
        Assert.Equal(
            (IdentityServer.ClientId, $"{Portal.Address}sign-in/external/everyone/signed-out"),
            (asked["client_id"], asked["post_logout_redirect_uri"])
        );
        Assert.Equal(3, asked["id_token_hint"].Split('.').Length);
    }

    [Fact]
    public async Task Who_came_by_a_password_or_from_a_server_that_wants_none_of_it_is_signed_out_here_alone()
    {
        home.Reset();
        var person = await home.KnownAsync("customers", home.Customers);
        using var guest = await home.ComeAsync("customers");
        Assert.Equal("/en/account", guest.Address);
        await guest.OpenAsync("/en/sign-out");
        await guest.SendAsync("/en/sign-out");
        Assert.Equal("/en/sign-out?done=true", guest.Address);
        await person.SignInAsync(guest);
        await guest.OpenAsync("/en/sign-out");
        await guest.SendAsync("/en/sign-out");
        Assert.Equal("/en/sign-out?done=true", guest.Address);
    }

    [Fact]
    public async Task A_server_that_is_away_keeps_nobody_from_signing_out_here()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        await person.DoAsync("update external_session set server = 'gone' where person_id = @me"); // as if that one was stopped meanwhile
        await guest.OpenAsync("/en/sign-out");
        await guest.SendAsync("/en/sign-out");
        Assert.Equal("/en/sign-out?done=true", guest.Address);
        await guest.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in?", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_led_away_by_an_address_that_was_made_up()
    {
        home.Reset();
        using var guest = new HttpBrowser(Portal.Address);
        await guest.OpenAsync("/en/sign-in/external/leave?request=made-up");
        Assert.Equal("/en/sign-out?done=true", guest.Address);
        await guest.OpenAsync("/sign-in/external/everyone/signed-out?state=https://evil.example/");
        Assert.Equal("/en/sign-out?done=true", guest.Address);
    }

    [Theory]
    [InlineData(true, true, 1)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 2)]
    public async Task The_server_ends_one_session_or_all_of_somebody(bool sid, bool subject, int ended)
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var other = await home.ComeAsync("everyone");
        home.Everyone.User["sid"] = $"another-{Guid.NewGuid():N}";
        using var guest = await home.ComeAsync("everyone");
        using var local = new HttpBrowser(Portal.Address);
        await person.SignInAsync(local);
        Assert.Equal(HttpStatusCode.OK, await LogoutAsync(Told(sid, subject)));
        Assert.Equal(
            ended,
            await person.AskAsync<int>("select count(*) from session where person_id = @me and end_reason = 'identity-server'")
        );
        await guest.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in?", guest.Address, StringComparison.Ordinal);
        await local.OpenAsync("/en/account");
        Assert.Equal("/en/account", local.Address);
        await local.OpenAsync("/en/account/log");
        Assert.Contains(SiteTexts.In("en", "Activity.session.ended-there"), local.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_came_before_ends_nothing_that_began_since()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var first = await home.ComeAsync("everyone");
        var token = home.Everyone.Key.Sign(Told(true, true), "logout+jwt");
        Assert.Equal(HttpStatusCode.OK, await SendAsync("everyone", token));
        using var again = await home.ComeAsync("everyone"); // the session there goes on: it has the same name
        Assert.Equal(HttpStatusCode.OK, await SendAsync("everyone", token));
        await again.OpenAsync("/en/account");
        Assert.Equal("/en/account", again.Address);
    }

    [Theory]
    [InlineData("iss", "https://evil.example")]
    [InlineData("aud", "another client")]
    [InlineData("events", null)]
    [InlineData("events", "backchannel")]
    [InlineData("nonce", "a token of a sign-in")]
    [InlineData("jti", null)]
    [InlineData("iat", -1000L)]
    [InlineData("iat", 1000L)]
    [InlineData("exp", -1000L)]
    [InlineData("neither", null)]
    [InlineData("signature", null)]
    [InlineData("none", null)]
    [InlineData("secret", null)]
    [InlineData("empty", null)]
    [InlineData("another server", null)]
    [InlineData("type", null)]
    public async Task A_token_that_is_not_quite_right_ends_nothing(string what, object? value)
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        var claims = Told(what != "neither", what != "neither");
        if (claims.ContainsKey(what) || what == "nonce")
            claims[what] = value is long seconds ? DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds : value;
        claims = claims.Where(c => c.Value is not null).ToDictionary();
        var token = what switch
        {
            "signature" => new SigningKey().Sign(claims, "logout+jwt", home.Everyone.Key.Id),
            "none" => SigningKey.Unsigned(claims),
            "secret" => home.Everyone.Key.SignWithPublicKey(claims),
            "empty" => "",
            "type" => home.Everyone.Key.Sign(claims),
            _ => home.Everyone.Key.Sign(claims, "logout+jwt"),
        };
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(what == "another server" ? "customers" : "everyone", token));
        await guest.OpenAsync("/en/account");
        Assert.Equal("/en/account", guest.Address);
    }

    [Fact]
    public async Task A_frame_of_the_server_ends_the_session_it_names_and_no_other_page_can()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        var (issuer, sid) = (home.Everyone.Issuer, (string)home.Everyone.User["sid"]!);
        foreach (var wrong in new[] { "", $"?sid={sid}", $"?iss={issuer}", $"?iss=https://evil.example&sid={sid}" })
            Assert.Equal(HttpStatusCode.BadRequest, await FrameAsync(wrong));
        Assert.Equal(HttpStatusCode.OK, await FrameAsync($"?iss={HttpUtility.UrlEncode(issuer)}&sid=another"));
        await guest.OpenAsync("/en/account");
        Assert.Equal("/en/account", guest.Address);
        Assert.Equal(HttpStatusCode.OK, await FrameAsync($"?iss={HttpUtility.UrlEncode(issuer)}&sid={sid}"));
        await guest.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in?", guest.Address, StringComparison.Ordinal);
    }

    private Dictionary<string, object?> Told(bool sid, bool subject)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = home.Everyone.Issuer,
            ["aud"] = IdentityServer.ClientId,
            ["iat"] = now,
            ["exp"] = now + 120,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
        };
        if (sid)
            claims["sid"] = home.Everyone.User["sid"];
        if (subject)
            claims["sub"] = home.Everyone.Subject;
        return claims;
    }

    private Task<HttpStatusCode> LogoutAsync(Dictionary<string, object?> claims) =>
        SendAsync("everyone", home.Everyone.Key.Sign(claims, "logout+jwt"));

    private async Task<HttpStatusCode> SendAsync(string server, string token)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
        using var answer = await Portal.Client.PostAsync(
            new Uri($"/sign-in/external/{server}/back-channel-logout", UriKind.Relative),
            form,
            Ct
        );
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> FrameAsync(string query)
    {
        using var answer = await Portal.Client.GetAsync(
            new Uri($"/sign-in/external/everyone/front-channel-logout{query}", UriKind.Relative),
            Ct
        );
        return answer.StatusCode;
    }
}
