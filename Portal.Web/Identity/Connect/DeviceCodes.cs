using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Primitives;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Identity.Connect;

/// <summary>Finds what a code is for that somebody typed; the request itself carries it (user_code).</summary>
public sealed class DeviceCodes
{
    private const string Field = "user_code";

    private readonly ConnectServer server;
    private readonly ClientReader clients;

    internal DeviceCodes(ConnectServer server, ClientReader clients) => (this.server, this.clients) = (server, clients);

    /// <summary>Null for a code that is wrong, used, or older than a quarter of an hour.</summary>
    public async Task<DeviceRequest?> FindAsync(HttpContext context, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        context.Request.Form = new FormCollection(form.ToDictionary(f => f.Key, f => f.Key == Field ? Capitals(f.Value) : f.Value));
        var handler = await server.HandlerAsync(context);
        if (await handler.HandleRequestAsync() || context.GetOpenIddictServerResponse() is { Error: not null })
            return null;
        var asked = await handler.AuthenticateAsync();
        if (asked.Principal?.GetClaim(Claims.ClientId) is not { Length: > 0 } id)
            return null;
        if (asked.Principal.GetClaim(Claims.Private.DeviceCodeId) is not { Length: > 0 } code)
            return null;
        return await clients.FindAsync(id, ct) is { } client
            ? new DeviceRequest(client, code, [.. asked.Principal.GetScopes()], handler)
            : null;
    }

    // Codes are of capitals; what is typed on a telephone often is not.
    private static StringValues Capitals(StringValues typed) => typed.ToString().ToUpperInvariant();
}

/// <summary>A device that waits for an answer.</summary>
public sealed class DeviceRequest
{
    private readonly OpenIddictServerAspNetCoreHandler handler;

    internal DeviceRequest(ConnectClient client, string code, IReadOnlyList<string> scopes, OpenIddictServerAspNetCoreHandler handler) =>
        (Client, Code, Scopes, this.handler) = (client, code, scopes, handler);

    public ConnectClient Client { get; }

    /// <summary>The key of the code it waits with.</summary>
    public string Code { get; }

    public IReadOnlyList<string> Scopes { get; }

    /// <summary>The device gets tokens for this person; the browser is led on.</summary>
    public Task AllowAsync(ClaimsPrincipal person, string then) =>
        handler.SignInAsync(person, new AuthenticationProperties { RedirectUri = then });

    /// <summary>The device is told that it was refused.</summary>
    public Task RefuseAsync(string then) => handler.ForbidAsync(new AuthenticationProperties { RedirectUri = then });
}
