using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.Connect;

/// <summary>Somebody signs in to a site of the provider with their account here.</summary>
public sealed class CodeFlowTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    [Fact]
    public async Task A_site_learns_at_one_address_all_it_must_know()
    {
        using var site = await RelyingParty.AddAsync(portal);
        var said = await site.ReadAsync("/.well-known/openid-configuration");
        Assert.Equal(portal.Address.ToString(), said.Text("issuer"));
        foreach (
            var name in new[] { "authorization", "token", "userinfo", "end_session", "revocation", "introspection", "device_authorization" }
        )
            Assert.StartsWith($"{portal.Address}connect/", said.Text($"{name}_endpoint"), StringComparison.Ordinal);
        Assert.Equal("[\"S256\"]", said.GetProperty("code_challenge_methods_supported").GetRawText().Replace("\n", "").Replace(" ", ""));
        Assert.Equal("[\"code\"]", said.GetProperty("response_types_supported").GetRawText().Replace("\n", "").Replace(" ", ""));
        var keys = await site.ReadAsync("/.well-known/jwks");
        Assert.Equal(("RSA", "RS256"), (keys.GetProperty("keys")[0].Text("kty"), keys.GetProperty("keys")[0].Text("alg")));
    }

    [Fact]
    public async Task Somebody_who_is_signed_in_comes_back_to_a_site_of_the_provider_with_a_code_for_tokens()
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002);
        var back = await site.AskAsync(guest);
        Assert.Equal((site.State, portal.Address.ToString()), (back["state"], back["iss"]));
        var tokens = await site.RedeemAsync(back["code"]);
        var (identity, person) = (tokens.Text("id_token")!.Claims(), await site.UserInfoAsync(tokens.Text("access_token")!));
        Assert.Equal((site.Nonce, site.ClientId), (identity.Text("nonce"), identity.Text("aud")));
        Assert.Equal(identity.Text("sub"), person!.Value.Text("sub"));
        Assert.NotNull(identity.Text("sid"));
        Assert.Equal("demo-1002@customer.demo.example", person.Value.Text("email"));
        Assert.Equal("DEMO1002", person.Value.Text("customer_number"));
        Assert.Null(identity.Text("email"));
        Assert.True(await IsSignedByAsync(site, tokens.Text("id_token")!));
    }

    [Fact]
    public async Task Who_is_not_signed_in_signs_in_and_is_taken_on()
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync(site.Way(("ui_locales", "de")));
        Assert.StartsWith("/de/sign-in?return=", guest.Address, StringComparison.Ordinal);
        await guest.SendAsync("handler=as", ("account", "demo-1002@customer.demo.example"));
        Assert.StartsWith("/de/connect/continue?to=", guest.Address, StringComparison.Ordinal);
        var next = guest.Answer.Headers.GetValues("Refresh").Single();
        Assert.StartsWith("0;url=/connect/authorize?", next, StringComparison.Ordinal);
        Assert.Equal(next["0;url=".Length..], guest.Page.QuerySelector("main a.button")!.GetAttribute("href"));
        using var answer = await site.LookAsync(guest, next["0;url=".Length..]);
        Assert.NotEmpty(RelyingParty.Returned(answer.Headers.Location!)["code"]);
    }

    [Fact]
    public async Task A_code_is_good_once_and_what_it_gave_ends_when_it_comes_again()
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002);
        var code = (await site.AskAsync(guest))["code"];
        var tokens = await site.RedeemAsync(code);
        Assert.Equal("invalid_grant", (await site.RedeemAsync(code)).Text("error"));
        Assert.Null(await site.UserInfoAsync(tokens.Text("access_token")!));
        Assert.Equal("invalid_grant", (await site.RefreshAsync(tokens.Text("refresh_token")!)).Text("error"));
    }

    [Fact]
    public async Task Many_who_use_one_code_at_once_get_tokens_for_one_of_them_at_most()
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002);
        var code = (await site.AskAsync(guest))["code"];
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.RedeemAsync(code)));
        Assert.InRange(answers.Count(a => a.Text("access_token") is not null), 0, 1);
    }

    [Theory]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", null)]
    [InlineData("code_challenge", null)]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "id_token")]
    [InlineData("scope", "openid everything")]
    public async Task A_request_that_is_not_safe_ends_here_and_leads_to_no_code(string name, string? value)
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002);
        var other = name == "code_challenge" ? [(name, value), ("code_challenge_method", null)] : new (string, string?)[] { (name, value) };
        using var answer = await site.LookAsync(guest, site.Way(other));
        Assert.Equal((HttpStatusCode.BadRequest, null), (answer.StatusCode, answer.Headers.Location));
    }

    [Theory]
    [InlineData("https://site.example/callback/")]
    [InlineData("https://site.example/callback?more=1")]
    [InlineData("https://site.example.evil.example/callback")]
    [InlineData("http://site.example/callback")]
    [InlineData("https://evil.example/callback")]
    [InlineData("javascript:alert(1)")]
    public async Task To_another_address_than_those_of_the_site_nobody_is_sent(string to)
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002, "ru");
        await guest.OpenAsync(site.Way(("redirect_uri", to), ("ui_locales", "ru")));
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.Contains("Этот вход нельзя продолжить", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_is_not_known_is_told_to_the_reader_and_not_to_the_site()
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync(site.Way(("client_id", "nobody"), ("ui_locales", "ca")));
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.Equal("ca", guest.Page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("code_verifier", "0123456789012345678901234567890123456789012")]
    [InlineData("redirect_uri", "https://site.example/other")]
    [InlineData("client_secret", "wrong")]
    public async Task A_code_is_worth_nothing_to_who_did_not_ask_for_it(string name, string value)
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002);
        var answer = await site.RedeemAsync((await site.AskAsync(guest))["code"], (name, value));
        Assert.Null(answer.Text("access_token"));
        Assert.Matches("^invalid_(grant|client)$", answer.Text("error"));
    }

    [Fact]
    public async Task A_code_of_one_site_is_worth_nothing_to_another()
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var other = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002);
        var answer = await other.RedeemAsync((await site.AskAsync(guest))["code"], ("code_verifier", site.Verifier));
        Assert.Equal("invalid_grant", answer.Text("error"));
    }

    [Fact]
    public async Task A_site_that_wants_nobody_asked_learns_that_nobody_is_signed_in()
    {
        using var site = await RelyingParty.AddAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        Assert.Equal("login_required", (await site.AskAsync(guest, ("prompt", "none")))["error"]);
    }

    [Theory]
    [InlineData("prompt", "login")]
    [InlineData("max_age", "0")]
    public async Task A_site_may_want_to_see_anew_who_somebody_is_and_they_are_asked_once(string name, string value)
    {
        using var site = await RelyingParty.AddAsync(portal);
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await person.SignInAsync(guest);
        await guest.OpenAsync(site.Way((name, value)));
        Assert.StartsWith("/en/sign-in/reauthenticate?", guest.Address, StringComparison.Ordinal);
        await guest.SendAsync("/en/sign-in/reauthenticate", ("password", TestPerson.Password));
        Assert.StartsWith("/en/connect/continue?", guest.Address, StringComparison.Ordinal);
        using var answer = await site.LookAsync(guest, guest.Page.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.NotEmpty(RelyingParty.Returned(answer.Headers.Location!)["code"]);
    }

    [Fact]
    public async Task A_request_may_be_pushed_before_and_lasts_until_somebody_has_signed_in()
    {
        using var site = await RelyingParty.AddAsync(portal);
        var asked = QueryHelpers.ParseQuery(site.Way(("prompt", "login")).Split('?')[1]).Select(v => (v.Key, v.Value.ToString()));
        var pushed = await site.SendAsync("/connect/par", [.. asked]);
        var person = await TestPerson.ArriveAsync(portal);
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync(
            QueryHelpers.AddQueryString(
                "/connect/authorize",
                new Dictionary<string, string?> { ["client_id"] = site.ClientId, ["request_uri"] = pushed.Text("request_uri") }
            )
        );
        await guest.SendAsync("/en/sign-in", ("email", person.Email), ("password", TestPerson.Password));
        using var answer = await site.LookAsync(guest, guest.Page.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.NotNull((await site.RedeemAsync(RelyingParty.Returned(answer.Headers.Location!)["code"])).Text("access_token"));
    }

    private static async Task<bool> IsSignedByAsync(RelyingParty site, string token)
    {
        var key = (await site.ReadAsync("/.well-known/jwks"))
            .GetProperty("keys")
            .EnumerateArray()
            .Single(k => k.Text("kid") == token.Header().Text("kid"));
        using var rsa = RSA.Create(
            new RSAParameters
            {
                Modulus = Base64UrlTextEncoder.Decode(key.Text("n")!),
                Exponent = Base64UrlTextEncoder.Decode(key.Text("e")!),
            }
        );
        var parts = token.Split('.');
        return rsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            Base64UrlTextEncoder.Decode(parts[2]),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
    }
}
