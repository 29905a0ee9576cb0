using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.Identity.External;

/// <summary>
/// Checks what a server says about a session that is over, by the rules of OpenID Connect Back-Channel Logout 1.0, section 2.6. A token of
/// a sign-in is none: it has a nonce and no event.
/// </summary>
internal sealed class LogoutTokens(ExternalMetadata metadata, TimeProvider clock)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <summary>Null for everything that is not such a token of this server, for the portal, made just now.</summary>
    public async Task<LogoutNotice?> ReadAsync(ExternalServer server, string token, CancellationToken ct)
    {
        if (!handler.CanReadToken(token))
            return null;
        var result = await ValidateAsync(server, token, ct);
        if (result is { IsValid: false, Exception: SecurityTokenSignatureKeyNotFoundException })
        {
            metadata.ReadAgain(server);
            result = await ValidateAsync(server, token, ct);
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken read } ? NoticeOf(server, read) : null;
    }

    private async Task<TokenValidationResult?> ValidateAsync(ExternalServer server, string token, CancellationToken ct)
    {
        if (await metadata.ReadAsync(server, ct) is not { } configuration)
            return null;
        var rules = metadata.OptionsOf(server).TokenValidationParameters.Clone();
        rules.ValidIssuer = configuration.Issuer;
        rules.IssuerSigningKeys = configuration.SigningKeys;
        rules.RequireExpirationTime = false; // older servers send none; how old it may be is looked at below
        return await handler.ValidateTokenAsync(token, rules);
    }

    private LogoutNotice? NoticeOf(ExternalServer server, JsonWebToken token)
    {
        var age = clock.GetUtcNow() - new DateTimeOffset(token.IssuedAt, TimeSpan.Zero);
        var (subject, sid) = (Text(token, "sub"), Text(token, "sid"));
        return
            token.Typ is "logout+jwt" or "application/logout+jwt"
            && token.TryGetPayloadValue<JsonElement>("events", out var events)
            && events.ValueKind == JsonValueKind.Object
            && events.TryGetProperty(Event, out var happened)
            && happened.ValueKind == JsonValueKind.Object
            && !token.TryGetPayloadValue<object>("nonce", out _)
            && Text(token, "jti") is { } id
            && (subject is not null || sid is not null)
            && age < Oldest + server.ClockSkew
            && age > -server.ClockSkew
            ? new(token.Issuer, subject, sid, id)
            : null;
    }

    private static string? Text(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var text) && text is { Length: > 0 and <= 255 } ? text : null;
}

/// <summary>A session at a server is over, or all of somebody.</summary>
internal sealed record LogoutNotice(string Issuer, string? Subject, string? Sid, string Id);
