using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.External;

/// <summary>An identity server that is away, slow or talks nonsense keeps nobody from a page, and local ways in stay open.</summary>
[Collection(ExternalCollection.Name)]
public sealed class ExternalAwayTests(ExternalPortal home)
{
    private InProcessPortal Portal => home.Portal;

    [Fact]
    public async Task With_a_server_that_is_away_since_the_start_there_is_a_clear_page_and_administrators_come_in()
    {
        home.Reset();
        using var guest = await home.ComeAsync("gone");
        Assert.Equal(("/en/sign-in/external/ended?why=away&server=gone", HttpStatusCode.ServiceUnavailable), (guest.Address, guest.Status));
        Assert.Contains(
            SiteTexts.In("en", "External.Ended.away.Title").Replace("{0}", "The gone server", StringComparison.Ordinal),
            guest.Main,
            StringComparison.Ordinal
        );
        await guest.OpenAsync(guest.Page.QuerySelector("main a[href='/en/sign-in']")!.GetAttribute("href")!);
        await guest.SignInAsAsync("Administrator");
        Assert.Equal("/en/people", guest.Address);
    }

    [Theory]
    [InlineData("/token")]
    [InlineData("/userinfo")]
    public async Task A_server_that_goes_away_in_the_middle_leads_to_the_same_page(string address)
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        home.Everyone.Instead[address] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await AwayAsync();
    }

    [Fact]
    public async Task A_server_that_hangs_is_not_waited_for_long()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        home.Everyone.Instead["/token"] = _ => home.Everyone.Ended;
        var watch = Stopwatch.StartNew();
        await AwayAsync();
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 20);
    }

    [Fact]
    public async Task A_document_that_never_ends_is_not_waited_for_long_by_anybody()
    {
        await using var silent = await IdentityServer.StartAsync();
        silent.Instead["/.well-known/openid-configuration"] = _ => silent.Ended;
        await using var portal = await StartAsync(silent);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    using var guest = new HttpBrowser(portal.Address);
                    await guest.OpenAsync("/en/sign-in/external/silent");
                    Assert.Equal("/en/sign-in/external/ended?why=away&server=silent", guest.Address);
                })
        );
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 25);
        silent.Instead.Clear();
        using var later = new HttpBrowser(portal.Address);
        await later.OpenAsync("/en/sign-in/external/silent"); // it is back: nothing has to be started anew
        Assert.Equal("/en/sign-in/external/ended?why=sent&server=silent", later.Address);
    }

    [Theory]
    [InlineData("server_error")]
    [InlineData("temporarily_unavailable")]
    public async Task What_the_server_itself_calls_a_fault_is_one(string error)
    {
        home.Reset();
        (home.Everyone.Answer["error"], home.Everyone.Answer["code"]) = (error, null);
        await AwayAsync();
    }

    [Fact]
    public async Task Who_cancels_there_is_told_so_and_may_begin_again()
    {
        home.Reset();
        (home.Everyone.Answer["error"], home.Everyone.Answer["code"]) = ("access_denied", null);
        using var guest = await home.ComeAsync("everyone");
        Assert.Equal(("/en/sign-in/external/ended?why=cancelled&server=everyone", HttpStatusCode.OK), (guest.Address, guest.Status));
        Assert.NotNull(guest.Page.QuerySelector("main a.button[href='/en/sign-in/external/everyone']"));
    }

    [Theory]
    [InlineData("/token", 500, "")]
    [InlineData("/token", 200, "<html>")]
    [InlineData("/token", 200, "{}")]
    [InlineData("/token", 200, "{\"id_token\":7}")]
    [InlineData("/userinfo", 200, "[")]
    [InlineData("/userinfo", 200, "{\"sub\":\"somebody else\"}")]
    [InlineData("/userinfo", 401, "")]
    [InlineData("/token", 302, "")]
    public async Task Nonsense_ends_on_a_page(string address, int status, string body)
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        home.Everyone.Instead[address] = context =>
        {
            (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
            context.Response.Headers.Location = "http://127.0.0.1:1/";
            return context.Response.WriteAsync(body);
        };
        using var guest = await home.ComeAsync("everyone");
        Assert.StartsWith("/en/sign-in/external/ended?why=", guest.Address, StringComparison.Ordinal);
        Assert.Contains(guest.Status, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.ServiceUnavailable]);
        Assert.Null(guest.CookieOf("session"));
    }

    [Theory]
    [InlineData("/token")]
    [InlineData("/userinfo")]
    public async Task An_answer_without_end_is_not_read_to_its_end(string address)
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        home.Everyone.Instead[address] = async context =>
        {
            context.Response.ContentType = "application/json";
            var block = new byte[64 * 1024];
            Array.Fill(block, (byte)' ');
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        };
        var before = Portal.Output.Length;
        using var guest = await home.ComeAsync("everyone");
        Assert.StartsWith("/en/sign-in/external/ended?why=", guest.Address, StringComparison.Ordinal);
        // refused for its size, not given up when time was over
        Assert.Contains("A sign-in through everyone failed: HttpRequestException", Portal.Output[before..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_wants_requests_pushed_and_then_does_not_take_them_leads_to_the_same_page()
    {
        await using var pushed = await IdentityServer.StartAsync();
        pushed.Document["pushed_authorization_request_endpoint"] = $"{pushed.Issuer}/par";
        await using var portal = await StartAsync(pushed);
        foreach (
            var (status, body) in new[] { (500, ""), (400, "{\"error\":\"invalid_request\"}"), (201, "<html>"), (201, "{}"), (201, "[]") }
        )
        {
            pushed.Instead["/par"] = context =>
            {
                (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
                return context.Response.WriteAsync(body);
            };
            using var guest = new HttpBrowser(portal.Address);
            await guest.OpenAsync("/en/sign-in/external/silent");
            Assert.Equal(("/en/sign-in/external/ended?why=away&server=silent", body), (guest.Address, body));
        }
    }

    [Fact]
    public async Task Without_a_server_in_the_settings_there_is_none_of_it()
    {
        await using var portal = await InProcessPortal.StartAsync();
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync("/en/sign-in");
        Assert.Null(guest.Page.QuerySelector("a[href*='/sign-in/external']"));
        foreach (
            var address in (string[])
                [
                    "/en/sign-in/external/staff",
                    "/en/sign-in/external/ended",
                    "/en/sign-in/external/link",
                    "/sign-in/external/staff/callback?code=x&state=y",
                    "/sign-in/external/staff/front-channel-logout?iss=x&sid=y",
                    "/sign-in/external/staff/signed-out",
                ]
        )
        {
            await guest.OpenAsync(address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, guest.Status));
        }
    }

    private async Task AwayAsync()
    {
        using var guest = await home.ComeAsync("everyone");
        Assert.Equal(
            ("/en/sign-in/external/ended?why=away&server=everyone", HttpStatusCode.ServiceUnavailable),
            (guest.Address, guest.Status)
        );
        Assert.Null(guest.CookieOf("session"));
    }

    private static Task<InProcessPortal> StartAsync(IdentityServer silent) =>
        InProcessPortal.StartAsync(
            new PortalSettings
            {
                More = new Dictionary<string, string>
                {
                    ["ExternalSignIn__Servers__0__Key"] = "silent",
                    ["ExternalSignIn__Servers__0__Name"] = "Silent",
                    ["ExternalSignIn__Servers__0__Authority"] = silent.Issuer,
                    ["ExternalSignIn__Servers__0__ClientId"] = IdentityServer.ClientId,
                    ["ExternalSignIn__Servers__0__ClientSecret"] = IdentityServer.ClientSecret,
                },
            }
        );
}
