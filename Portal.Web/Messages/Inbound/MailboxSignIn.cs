using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using MailKit;
using MailKit.Security;

namespace Portal.Web.Messages.Inbound;

/// <summary>Signs in at a mailbox: with its password, or with a token (OAuth 2.0) that is kept until it ends.</summary>
internal sealed class MailboxSignIn(HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (string Token, DateTimeOffset Until)> tokens = [];

    public async Task ConnectAsync(IMailService client, InboundMailbox mailbox, CancellationToken ct)
    {
        var port = mailbox.ActualPort;
        await client.ConnectAsync(mailbox.Host, port, MailConnection.OptionsFor(mailbox.Security, mailbox.Host, port), ct);
        if (mailbox.OAuth is not { } oauth)
        {
            await client.AuthenticateAsync(mailbox.User, mailbox.Password ?? "", ct);
            return;
        }

        try
        {
            await client.AuthenticateAsync(new SaslMechanismOAuth2(mailbox.User, await TokenAsync(mailbox, oauth, ct)), ct);
        }
        catch (AuthenticationException)
        {
            lock (tokens)
                tokens.Remove(mailbox.Address); // it was taken back before its time
            throw;
        }
    }

    internal async Task<string> TokenAsync(InboundMailbox mailbox, OAuthOptions oauth, CancellationToken ct)
    {
        lock (tokens)
            if (tokens.TryGetValue(mailbox.Address, out var known) && known.Until > clock.GetUtcNow())
                return known.Token;
        var answer = await AskAsync(oauth, ct);
        lock (tokens)
            tokens[mailbox.Address] = (answer.Token, clock.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn) - Spare);
        return answer.Token;
    }

    private async Task<TokenAnswer> AskAsync(OAuthOptions oauth, CancellationToken ct)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = oauth.RefreshToken is null ? "client_credentials" : "refresh_token",
            ["client_id"] = oauth.ClientId,
        };
        foreach (
            var (name, value) in new[]
            {
                ("client_secret", oauth.ClientSecret),
                ("refresh_token", oauth.RefreshToken),
                ("scope", oauth.Scope),
            }
        )
            if (value is { Length: > 0 })
                form[name] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, oauth.TokenEndpoint) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await http.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode)
            throw new AuthenticationException($"The token endpoint answers {(int)answer.StatusCode}.");
        return await answer.Content.ReadFromJsonAsync<TokenAnswer>(ct) is { Token.Length: > 0 } read
            ? read
            : throw new AuthenticationException("The token endpoint gives no token.");
    }

    private sealed record TokenAnswer
    {
        [JsonPropertyName("access_token")]
        public string Token { get; init; } = "";

        [JsonPropertyName("expires_in")]
        public int ExpiresIn { get; init; } = 3600;
    }
}
