using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Identity.Connect;

namespace Portal.Tests.Identity.Connect;

/// <summary>What a site was given ends with what it rested on.</summary>
public sealed class EndingTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refresh_token_is_followed_by_another_and_ends_everything_when_it_comes_again()
    {
        using var site = await RelyingParty.AddAsync(portal);
        var (guest, tokens, _) = await ArriveAsync(site);
        using (guest)
        {
            var second = await site.RefreshAsync(tokens.Text("refresh_token")!);
            Assert.NotEqual(tokens.Text("refresh_token"), second.Text("refresh_token"));
            Assert.NotNull(await site.UserInfoAsync(second.Text("access_token")!));
            // two tabs of one site, or an answer that was lost, have ten seconds
            Assert.NotNull((await site.RefreshAsync(tokens.Text("refresh_token")!)).Text("access_token"));
            await AgeAsync(TimeSpan.FromSeconds(11));
            Assert.Equal("invalid_grant", (await site.RefreshAsync(tokens.Text("refresh_token")!)).Text("error"));
            Assert.Equal("invalid_grant", (await site.RefreshAsync(second.Text("refresh_token")!)).Text("error"));
            Assert.Null(await site.UserInfoAsync(second.Text("access_token")!));
        }
    }

    [Theory]
    [InlineData("update session set ended_at = created_at, end_reason = 'owner' where person_id = @me")]
    [InlineData("update person set security_stamp = 'another password' where id = @me")]
    [InlineData("update person set locked_at = created_at, lock_reason = 'administrator' where id = @me")]
    [InlineData("delete from session where person_id = @me")]
    public async Task What_ends_a_session_ends_its_tokens(string end)
    {
        using var site = await RelyingParty.AddAsync(portal);
        var (guest, tokens, person) = await ArriveAsync(site);
        using (guest)
        {
            Assert.Equal("true", (await IntrospectAsync(site, tokens)).Text("active")!.ToLowerInvariant());
            await person.DoAsync(end);
            await AssertEndedAsync(site, tokens);
        }
    }

    [Fact]
    public async Task Signing_out_ends_its_tokens_and_those_of_another_browser_go_on()
    {
        using var site = await RelyingParty.AddAsync(portal);
        var (guest, tokens, person) = await ArriveAsync(site);
        using var other = new HttpBrowser(portal.Address);
        await person.SignInAsync(other);
        var others = await site.RedeemAsync((await site.AskAsync(other))["code"]);
        using (guest)
        {
            await guest.OpenAsync("/en/sign-out");
            await guest.SendAsync("/en/sign-out");
            await AssertEndedAsync(site, tokens);
            Assert.NotNull(await site.UserInfoAsync(others.Text("access_token")!));
        }
    }

    [Fact]
    public async Task A_code_that_waited_while_its_session_ended_gives_nothing()
    {
        using var site = await RelyingParty.AddAsync(portal);
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        var code = (await site.AskAsync(guest))["code"];
        await person.DoAsync("update session set ended_at = created_at, end_reason = 'owner' where person_id = @me");
        Assert.Equal("invalid_grant", (await site.RedeemAsync(code)).Text("error"));
    }

    [Fact]
    public async Task The_owner_sees_the_site_in_the_account_and_ends_it()
    {
        using var site = await RelyingParty.AddAsync(portal, c => c with { Name = "The film library", FirstParty = false });
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        await ConsentTests.AllowAsync(guest, site);
        var tokens = await site.RedeemAsync((await site.AskAsync(guest))["code"]);
        await guest.OpenAsync("/en/account/sites");
        Assert.Contains("The film library", guest.Main, StringComparison.Ordinal);
        Assert.Contains("see your email address", guest.Main, StringComparison.Ordinal);
        using var stranger = new HttpBrowser(portal.Address);
        await (await TestPerson.ArriveAsync(portal)).SignInAsync(stranger);
        await stranger.OpenAsync("/en/account/sites");
        Assert.DoesNotContain("The film library", stranger.Main, StringComparison.Ordinal);
        await guest.SendAsync("/en/account/sites", ("site", site.ClientId));
        Assert.DoesNotContain("The film library", guest.Page.QuerySelector("main .records")?.TextContent ?? "", StringComparison.Ordinal);
        await AssertEndedAsync(site, tokens);
        using var again = await site.LookAsync(guest, site.Way());
        Assert.StartsWith("/en/connect/consent?", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        await guest.OpenAsync("/en/account/log");
        Assert.Contains("You ended a site’s access to your account", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_ends_a_token_itself()
    {
        using var site = await RelyingParty.AddAsync(portal);
        var (guest, tokens, _) = await ArriveAsync(site);
        using (guest)
        {
            await site.SendAsync("/connect/revoke", ("token", tokens.Text("refresh_token")!));
            Assert.Equal("invalid_grant", (await site.RefreshAsync(tokens.Text("refresh_token")!)).Text("error"));
        }
    }

    [Fact]
    public async Task A_site_that_is_switched_off_has_nothing_any_more()
    {
        using var site = await RelyingParty.AddAsync(portal);
        var (guest, tokens, _) = await ArriveAsync(site);
        using (guest)
        {
            Assert.True(await portal.Services.GetRequiredService<ClientService>().DisableAsync("test", site.ClientId, Ct));
            Assert.Null(await site.UserInfoAsync(tokens.Text("access_token")!));
            Assert.Equal("invalid_client", (await site.RefreshAsync(tokens.Text("refresh_token")!)).Text("error"));
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("identity")]
    public async Task A_token_that_was_made_up_or_changed_opens_nothing(string how)
    {
        using var site = await RelyingParty.AddAsync(portal);
        var (guest, tokens, _) = await ArriveAsync(site);
        using (guest)
        {
            var token = tokens.Text("access_token")!;
            var parts = token.Split('.');
            var forged = how switch
            {
                "none" => $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{parts[1]}.",
                "HS256" => $"{Encode("""{"alg":"HS256","typ":"at+jwt"}""")}.{parts[1]}.{parts[2]}",
                "cut" => $"{parts[0]}.{parts[1]}.",
                "changed" =>
                    $"{parts[0]}.{Encode(token.Claims().GetRawText().Replace(token.Claims().Text("sub")!, "somebody-else"))}.{parts[2]}",
                _ => tokens.Text("id_token")!,
            };
            Assert.Null(await site.UserInfoAsync(forged));
        }
    }

    private static string Encode(string json) =>
        Microsoft.AspNetCore.WebUtilities.Base64UrlTextEncoder.Encode(System.Text.Encoding.UTF8.GetBytes(json));

    private static Task<JsonElement> IntrospectAsync(RelyingParty site, JsonElement tokens) =>
        site.SendAsync("/connect/introspect", ("token", tokens.Text("access_token")!));

    private static async Task AssertEndedAsync(RelyingParty site, JsonElement tokens)
    {
        Assert.Null(await site.UserInfoAsync(tokens.Text("access_token")!));
        Assert.Equal("invalid_grant", (await site.RefreshAsync(tokens.Text("refresh_token")!)).Text("error"));
        Assert.Equal("false", (await IntrospectAsync(site, tokens)).Text("active")!.ToLowerInvariant());
    }

    private async Task<(HttpBrowser Guest, JsonElement Tokens, TestPerson Person)> ArriveAsync(RelyingParty site)
    {
        var person = await TestPerson.ArriveAsync(portal);
        var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        return (guest, await site.RedeemAsync((await site.AskAsync(guest))["code"]), person);
    }

    private Task<int> AgeAsync(TimeSpan by) =>
        portal
            .Services.GetRequiredService<Database>()
            .WriteAsync(
                work =>
                    work.ExecuteAsync(
                        "update connect_token set redeemed_at = @then where redeemed_at is not null",
                        new { then = work.Now - by }
                    ),
                Ct
            );
}
