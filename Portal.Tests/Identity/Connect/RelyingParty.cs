using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Identity.Connect;

namespace Portal.Tests.Identity.Connect;

/// <summary>A client of the portal, as a site of somebody else would be one: it speaks the protocol and nothing more.</summary>
internal sealed class RelyingParty : IDisposable
{
    public const string Callback = "https://site.example/callback";
    public const string SignedOut = "https://site.example/signed-out";

    private readonly HttpClient http;

    private RelyingParty(Uri portal, string clientId, string? secret)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal };
        (ClientId, ClientSecret) = (clientId, secret);
    }

    public string ClientId { get; }

    public string? ClientSecret { get; set; }

    public string Verifier { get; } = Base64UrlTextEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    public string State { get; } = Base64UrlTextEncoder.Encode(RandomNumberGenerator.GetBytes(16));

    public string Nonce { get; } = Base64UrlTextEncoder.Encode(RandomNumberGenerator.GetBytes(16));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A client that was just added.</summary>
    public static async Task<RelyingParty> AddAsync(
        InProcessPortal portal,
        Func<ConnectClient, ConnectClient>? with = null,
        bool hasSecret = true
    )
    {
        var client = new ConnectClient
        {
            ClientId = $"site-{Guid.NewGuid():N}",
            Name = "The shop",
            FirstParty = true,
            RedirectUris = Callback,
            PostLogoutRedirectUris = SignedOut,
            Scopes = string.Join(' ', ConnectScopes.All),
            Version = "",
        };
        client = with?.Invoke(client) ?? client;
        var (refusal, secret) = await portal.Services.GetRequiredService<ClientService>().CreateAsync("test", client, hasSecret, Ct);
        Assert.Null(refusal);
        return new RelyingParty(portal.Address, client.ClientId, secret);
    }

    /// <summary>Where it sends somebody, with the parameters changed as a test wants; null leaves one out.</summary>
    public string Way(params (string Name, string? Value)[] other)
    {
        var values = new Dictionary<string, string?>
        {
            ["client_id"] = ClientId,
            ["redirect_uri"] = Callback,
            ["response_type"] = "code",
            ["scope"] = "openid profile email customer offline_access",
            ["state"] = State,
            ["nonce"] = Nonce,
            ["code_challenge"] = Base64UrlTextEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in other)
            values[name] = value;
        return QueryHelpers.AddQueryString("/connect/authorize", values.Where(v => v.Value is not null).ToDictionary());
    }

    /// <summary>Sends a browser there; returns what comes back to the client.</summary>
    public async Task<Dictionary<string, string>> AskAsync(HttpBrowser guest, params (string Name, string? Value)[] other)
    {
        using var answer = await LookAsync(guest, Way(other));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Returned(answer.Headers.Location!);
    }

    /// <summary>Opens one address and follows nothing.</summary>
    public async Task<HttpResponseMessage> LookAsync(HttpBrowser guest, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        var cookies = guest.Cookies.GetCookieHeader(http.BaseAddress!);
        if (cookies != "")
            request.Headers.Add("Cookie", cookies);
        return await http.SendAsync(request, Ct);
    }

    public static Dictionary<string, string> Returned(Uri to)
    {
        Assert.StartsWith(Callback + "?", to.ToString(), StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(to.Query).ToDictionary(v => v.Key, v => v.Value.ToString());
    }

    public Task<JsonElement> RedeemAsync(string code, params (string Name, string Value)[] other) =>
        TokenAsync([
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", Callback),
            ("code_verifier", Verifier),
            .. other,
        ]);

    public Task<JsonElement> RefreshAsync(string token) => TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token));

    public Task<JsonElement> TokenAsync(params (string Name, string Value)[] values) => SendAsync("/connect/token", values);

    public async Task<JsonElement> SendAsync(string address, params (string Name, string Value)[] values)
    {
        var form = values.GroupBy(v => v.Name).ToDictionary(g => g.Key, g => g.Last().Value);
        form.TryAdd("client_id", ClientId);
        if (ClientSecret is not null)
            form.TryAdd("client_secret", ClientSecret);
        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(new Uri(address, UriKind.Relative), content, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return text == "" ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Who the person is; null when the token is not accepted.</summary>
    public async Task<JsonElement?> UserInfoAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/connect/userinfo", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await http.SendAsync(request, Ct);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(Ct) : null;
    }

    public async Task<JsonElement> ReadAsync(string address) =>
        await http.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative), Ct);

    public void Dispose() => http.Dispose();
}

internal static class JsonExtensions
{
    /// <summary>A text of an answer; null when it is not there.</summary>
    public static string? Text(this JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>What a token says, unread by anybody who would check it.</summary>
    public static JsonElement Claims(this string token) => JsonDocument.Parse(Base64UrlTextEncoder.Decode(token.Split('.')[1])).RootElement;

    public static JsonElement Header(this string token) => JsonDocument.Parse(Base64UrlTextEncoder.Decode(token.Split('.')[0])).RootElement;
}
