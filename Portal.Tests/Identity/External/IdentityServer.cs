using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Identity.External;

/// <summary>
/// An identity server that signs in whoever the test says, without asking, and of which everything can be made wrong: what it says of
/// itself, what it sends back, what its tokens say and who signed them.
/// </summary>
internal sealed class IdentityServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Grant> codes = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication app = null!;

    public const string ClientId = "portal";
    public const string ClientSecret = "a secret of the test";

    public string Issuer { get; private set; } = "";

    public SigningKey Key { get; set; } = new();

    /// <summary>What it says of whoever comes next.</summary>
    public Dictionary<string, object?> User { get; } = [];

    /// <summary>What its tokens say otherwise; null leaves a claim out.</summary>
    public Dictionary<string, object?> Token { get; } = [];

    /// <summary>What it sends back with the browser otherwise.</summary>
    public Dictionary<string, string?> Answer { get; } = [];

    /// <summary>What it says of itself otherwise.</summary>
    public Dictionary<string, object?> Document { get; } = [];

    public Func<SigningKey, Dictionary<string, object?>, string>? Sign { get; set; }

    /// <summary>By the path: what is done instead of an answer.</summary>
    public Dictionary<string, Func<HttpContext, Task>> Instead { get; } = [];

    public HashSet<string> OnlyInUserInfo { get; } = [];

    /// <summary>What the portal asked for last.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> AskedToEnd { get; private set; } = new Dictionary<string, string>();

    /// <summary>Waits until the server ends, as one does that hangs.</summary>
    public Task Ended => ended.Task;

    public static async Task<IdentityServer> StartAsync()
    {
        var server = new IdentityServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server.app = builder.Build();
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        server.Issuer = server.app.Urls.Single();
        server.Reset();
        return server;
    }

    /// <summary>Everything is right again, and somebody new is next.</summary>
    public void Reset()
    {
        foreach (var changed in (System.Collections.IDictionary[])[User, Token, Answer, Document, Instead])
            changed.Clear();
        OnlyInUserInfo.Clear();
        Sign = null;
        User["sub"] = $"subject-{Guid.NewGuid():N}";
        User["email"] = $"{User["sub"]}@example.org";
        User["email_verified"] = true;
        User["name"] = "Somebody from there";
        User["sid"] = $"session-{Guid.NewGuid():N}";
    }

    public string Subject => (string)User["sub"]!;

    /// <summary>A token it has signed.</summary>
    public string Make(Dictionary<string, object?> claims) => (Sign ?? ((key, c) => key.Sign(c)))(Key, claims);

    public async ValueTask DisposeAsync()
    {
        ended.TrySetResult();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (Instead.TryGetValue(path, out var other))
            return other(context);
        return path switch
        {
            "/.well-known/openid-configuration" => WriteAsync(context, With(Configuration(), Document)),
            "/jwks" => WriteAsync(context, new { keys = new[] { Key.Public } }),
            "/authorize" => AuthorizeAsync(context),
            "/token" => RedeemAsync(context),
            "/userinfo" => WriteAsync(context, With(new(User), Token)),
            "/end-session" => EndAsync(context),
            _ => WriteAsync(context, new { error = "not_found" }, HttpStatusCode.NotFound),
        };
    }

    private Dictionary<string, object?> Configuration() =>
        new()
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["userinfo_endpoint"] = $"{Issuer}/userinfo",
            ["jwks_uri"] = $"{Issuer}/jwks",
            ["end_session_endpoint"] = $"{Issuer}/end-session",
            ["authorization_response_iss_parameter_supported"] = true,
            ["response_types_supported"] = new[] { "code" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        };

    private Task AuthorizeAsync(HttpContext context)
    {
        Asked = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        var code = Guid.NewGuid().ToString("N");
        codes[code] = new(Asked, new(User));
        var answer = new Dictionary<string, string?>
        {
            ["code"] = code,
            ["state"] = Asked["state"],
            ["iss"] = Issuer,
        };
        foreach (var (name, value) in Answer)
            answer[name] = value;
        context.Response.Redirect(
            QueryHelpers.AddQueryString(Asked["redirect_uri"], answer.Where(a => a.Value is not null).ToDictionary())
        );
        return Task.CompletedTask;
    }

    private async Task RedeemAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var fits =
            codes.TryRemove(form["code"].ToString(), out var grant)
            && form["client_secret"] == ClientSecret
            && form["redirect_uri"] == grant.Asked["redirect_uri"]
            && Base64UrlTextEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
                == grant.Asked["code_challenge"];
        if (!fits)
        {
            await WriteAsync(context, new { error = "invalid_grant" }, HttpStatusCode.BadRequest);
            return;
        }

        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = grant!.User.Where(c => !OnlyInUserInfo.Contains(c.Key)).ToDictionary();
        (claims["iss"], claims["aud"], claims["nonce"]) = (Issuer, ClientId, grant.Asked["nonce"]);
        (claims["iat"], claims["exp"], claims["auth_time"]) = (now, now + 300, now);
        await WriteAsync(
            context,
            new
            {
                access_token = "an access token",
                token_type = "Bearer",
                expires_in = 300,
                id_token = Make(With(claims, Token)),
            }
        );
    }

    private Task EndAsync(HttpContext context)
    {
        AskedToEnd = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        context.Response.Redirect(QueryHelpers.AddQueryString(AskedToEnd["post_logout_redirect_uri"], "state", AskedToEnd["state"]));
        return Task.CompletedTask;
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> claims, Dictionary<string, object?> changes)
    {
        foreach (var (name, value) in changes)
            claims[name] = value;
        return claims.Where(c => c.Value is not null).ToDictionary();
    }

    private static Task WriteAsync(HttpContext context, object value, HttpStatusCode status = HttpStatusCode.OK)
    {
        (context.Response.StatusCode, context.Response.ContentType) = ((int)status, "application/json");
        return context.Response.WriteAsync(JsonSerializer.Serialize(value));
    }

    private sealed record Grant(IReadOnlyDictionary<string, string> Asked, Dictionary<string, object?> User);
}
