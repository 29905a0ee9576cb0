using System.Net;
using System.Web;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.External;

/// <summary>Answers and tokens that are not what they should be let nobody in, and end on a page that says so.</summary>
[Collection(ExternalCollection.Name)]
public sealed class ExternalAttackTests(ExternalPortal home)
{
    private const string Failed = "/en/sign-in/external/ended?why=failed&server=everyone";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InProcessPortal Portal => home.Portal;

    [Theory]
    [InlineData("iss", "https://evil.example")]
    [InlineData("iss", null)]
    [InlineData("aud", "another client")]
    [InlineData("aud", null)]
    [InlineData("nonce", "another nonce")]
    [InlineData("nonce", null)]
    [InlineData("sub", null)]
    [InlineData("exp", null)]
    [InlineData("exp", -121L)]
    [InlineData("exp", -100_000L)]
    [InlineData("nbf", 125L)]
    [InlineData("azp", "another client")]
    public async Task A_token_that_says_something_wrong_is_refused(string claim, object? value)
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        home.Everyone.Token[claim] = value is long seconds ? DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds : value;
        await RefusedAsync();
    }

    [Theory]
    [InlineData("exp", -60L)]
    [InlineData("nbf", 60L)]
    [InlineData("iat", 60L)]
    public async Task Clocks_may_differ_by_what_the_settings_allow(string claim, long seconds)
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        home.Everyone.Token[claim] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds;
        using var guest = await home.ComeAsync("everyone");
        Assert.Equal("/en/account", guest.Address);
    }

    [Fact]
    public async Task A_token_for_many_that_was_not_made_for_the_portal_is_refused()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        home.Everyone.Token["aud"] = new[] { IdentityServer.ClientId, "another client" };
        await RefusedAsync();
        home.Everyone.Token["azp"] = IdentityServer.ClientId;
        using var guest = await home.ComeAsync("everyone");
        Assert.Equal("/en/account", guest.Address);
    }

    [Fact]
    public async Task Signatures_that_not_only_the_server_can_make_are_refused()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        var stranger = new SigningKey();
        Func<SigningKey, Dictionary<string, object?>, string>[] ways =
        [
            (_, claims) => SigningKey.Unsigned(claims),
            (key, claims) => key.SignWithPublicKey(claims),
            (_, claims) => SigningKey.SignWithClientSecret(claims),
            (_, claims) => stranger.Sign(claims),
            (key, claims) => stranger.Sign(claims, id: key.Id),
            (key, claims) => key.Sign(claims)[..^8] + "AAAAAAAA",
            (key, claims) => key.Sign(claims).Split('.') is var parts ? $"{parts[0]}.{parts[1]}." : "",
            (_, _) => "no token at all",
        ];
        foreach (var (way, n) in ways.Select((way, n) => (way, n)))
        {
            home.Everyone.Sign = way;
            await RefusedAsync(n);
        }
    }

    [Fact]
    public async Task A_new_key_of_the_server_is_read_without_a_restart()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var before = await home.ComeAsync("everyone");
        Assert.Equal("/en/account", before.Address);
        home.Everyone.Key = new SigningKey();
        var address = "";
        await Until.TrueAsync(
            async () =>
            {
                using var guest = await home.ComeAsync("everyone");
                address = guest.Address;
                return address == "/en/account";
            },
            () => $"The new key was never read: {address}",
            Ct
        );
    }

    [Fact]
    public async Task An_answer_without_the_name_of_the_server_or_with_another_is_refused_errors_too()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        foreach (var issuer in new[] { null, "https://evil.example", home.Staff.Issuer })
        {
            home.Everyone.Answer.Clear();
            home.Everyone.Answer["iss"] = issuer;
            await RefusedAsync();
            (home.Everyone.Answer["error"], home.Everyone.Answer["code"]) = ("access_denied", null);
            await RefusedAsync();
        }
    }

    [Fact]
    public async Task The_answer_of_one_server_at_the_address_of_another_is_refused()
    {
        home.Reset();
        await home.KnownAsync("customers", home.Customers);
        home.Customers.Instead["/authorize"] = context =>
        {
            var asked = context.Request.Query;
            context.Response.Redirect(
                $"{Portal.Address}sign-in/external/everyone/callback?code=stolen&iss={home.Everyone.Issuer}"
                    + $"&state={HttpUtility.UrlEncode(asked["state"])}"
            );
            return Task.CompletedTask;
        };
        using var guest = await home.ComeAsync("customers");
        Assert.Equal(Failed, guest.Address);
        Assert.Null(guest.CookieOf("session"));
    }

    [Fact]
    public async Task A_callback_works_in_the_browser_that_began_and_once()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var guest = new HttpBrowser(Portal.Address);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = guest.Cookies });
        var there = await NextAsync(http, new Uri(Portal.Address, "/en/sign-in/external/everyone"));
        var callback = await NextAsync(http, there);
        using var copy = guest.Copy();
        using var thief = new HttpBrowser(Portal.Address);
        await thief.OpenAsync(callback.PathAndQuery); // who only has the address
        Assert.StartsWith("/en/sign-in/external/ended?why=failed", thief.Address, StringComparison.Ordinal);
        await guest.OpenAsync(callback.PathAndQuery);
        Assert.Equal("/en/account", guest.Address);
        await copy.OpenAsync(callback.PathAndQuery); // the very same cookies and the code once more
        Assert.StartsWith("/en/sign-in/external/ended?why=failed", copy.Address, StringComparison.Ordinal);
        await guest.OpenAsync(callback.PathAndQuery);
        Assert.StartsWith("/en/sign-in/external/ended?why=failed", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_server_has_answered_is_read_once_whoever_has_a_copy_of_the_cookie()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var guest = new HttpBrowser(Portal.Address);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = guest.Cookies });
        var back = await NextAsync(
            http,
            await NextAsync(http, await NextAsync(http, new Uri(Portal.Address, "/en/sign-in/external/everyone")))
        );
        Assert.Equal("/en/sign-in/external/return", back.AbsolutePath);
        using var copy = guest.Copy();
        await guest.OpenAsync(back.PathAndQuery);
        Assert.Equal("/en/account", guest.Address);
        await copy.OpenAsync(back.PathAndQuery);
        Assert.Equal("/en/sign-in/external/ended?why=failed", copy.Address);
        await guest.OpenAsync(back.PathAndQuery); // loaded again by who is in already
        Assert.Equal("/en/account", guest.Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=x")]
    [InlineData("?code=x&state=y")]
    [InlineData("?error=access_denied")]
    [InlineData("?error=server_error&error_description=%0d%0aSet-Cookie:%20a=b&state=%00")]
    [InlineData("?code=x&code=y&state=z&state=z&iss=a&iss=b")]
    public async Task Whatever_comes_to_the_callback_ends_on_a_page(string query)
    {
        home.Reset();
        using var guest = new HttpBrowser(Portal.Address);
        await guest.OpenAsync($"/sign-in/external/everyone/callback{query}");
        Assert.StartsWith("/en/sign-in/external/ended?why=", guest.Address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
    }

    [Fact]
    public async Task The_state_of_another_browser_is_refused()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var first = new HttpBrowser(Portal.Address);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = first.Cookies });
        var callback = await NextAsync(http, await NextAsync(http, new Uri(Portal.Address, "/en/sign-in/external/everyone")));
        using var victim = new HttpBrowser(Portal.Address);
        using var own = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = victim.Cookies });
        await NextAsync(own, new Uri(Portal.Address, "/en/sign-in/external/everyone"));
        await victim.OpenAsync(callback.PathAndQuery);
        Assert.StartsWith("/en/sign-in/external/ended?why=failed", victim.Address, StringComparison.Ordinal);
        Assert.Null(victim.CookieOf("session"));
    }

    [Fact]
    public async Task A_server_that_calls_itself_otherwise_than_the_settings_is_not_spoken_with()
    {
        await using var portal = await OtherIssuerAsync();
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync("/en/sign-in/external/other");
        Assert.Equal("/en/sign-in/external/ended?why=away&server=other", guest.Address);
        Assert.Contains("names another issuer", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beginning_again_and_again_does_not_fill_the_browser_with_cookies()
    {
        home.Reset();
        using var guest = new HttpBrowser(Portal.Address);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = guest.Cookies });
        for (var times = 0; times < 40; times++)
            await NextAsync(http, new Uri(Portal.Address, "/en/sign-in/external/everyone"));
        Assert.InRange(guest.Cookies.Count, 1, 20);
        await guest.OpenAsync("/en/sign-in");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
    }

    private async Task RefusedAsync(int way = 0)
    {
        using var guest = await home.ComeAsync("everyone");
        Assert.True(guest.Address == Failed, $"Way {way} led to {guest.Address}.");
        Assert.Equal((Failed, HttpStatusCode.BadRequest), (guest.Address, guest.Status));
        Assert.Null(guest.CookieOf("session"));
        Assert.NotNull(guest.Page.QuerySelector("main a[href='/en/sign-in/external/everyone']"));
        Assert.NotNull(guest.Page.QuerySelector("main a[href='/en/sign-in']"));
    }

    private async Task<InProcessPortal> OtherIssuerAsync()
    {
        home.Reset();
        home.Customers.Document["issuer"] = "https://evil.example";
        return await InProcessPortal.StartAsync(
            new PortalSettings
            {
                More = new Dictionary<string, string>
                {
                    ["ExternalSignIn__Servers__0__Key"] = "other",
                    ["ExternalSignIn__Servers__0__Name"] = "Other",
                    ["ExternalSignIn__Servers__0__Authority"] = home.Customers.Issuer,
                    ["ExternalSignIn__Servers__0__ClientId"] = IdentityServer.ClientId,
                    ["ExternalSignIn__Servers__0__ClientSecret"] = IdentityServer.ClientSecret,
                },
            }
        );
    }

    private static async Task<Uri> NextAsync(HttpClient http, Uri address)
    {
        using var answer = await http.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return new Uri(address, answer.Headers.Location!);
    }
}
