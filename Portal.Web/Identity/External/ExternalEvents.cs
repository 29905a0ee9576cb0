using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Portal.Web.Identity.Connect;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.External;

/// <summary>
/// Where the portal is stricter than the framework's client, and what becomes of what cannot be taken: always a page, never an error.
/// </summary>
internal sealed partial class ExternalEvents(
    ExternalServer server,
    ExternalMetadata metadata,
    SiteUrls urls,
    SiteLinks links,
    ILogger<ExternalEvents> logger
) : OpenIdConnectEvents
{
    /// <summary>The name of the server's token among what the framework carries, for signing out there.</summary>
    public const string IdToken = "id_token";

    // It travels in a cookie until the session's row is written.
    private const int MaxIdToken = 2500;

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = urls.Absolute(server.Callback); // never what a request calls this host
        context.ProtocolMessage.UiLocales = context.HttpContext.LanguageOf().Code;
        return Task.CompletedTask;
    }

    // RFC 9207: who answers must be who was asked, also with an error. The framework reads the parameter and does not look at it.
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        if (await metadata.ReadAsync(server, context.HttpContext.RequestAborted) is not { } configuration)
        {
            context.Fail(new IOException("The identity server is away."));
            return;
        }

        var issuer = context.ProtocolMessage.GetParameter("iss");
        if (issuer is null ? configuration.AuthorizationResponseIssParameterSupported : issuer != configuration.Issuer)
            context.Fail("The answer is not of the server that was asked.");
    }

    // The framework takes an unsigned token from the token endpoint, as the standard allows. Here a signature is asked for all the same;
    // one that is there was checked.
    public override Task TokenValidated(TokenValidatedContext context)
    {
        var isSigned = context.TokenEndpointResponse?.IdToken?.Split('.') is [_, _, { Length: > 0 }];
        var (audiences, party) = (context.SecurityToken.Audiences.ToList(), context.Principal!.FindFirstValue("azp"));
        if (!isSigned || !ExternalProtocol.Algorithms.Contains(context.SecurityToken.Header.Alg))
            context.Fail("The token is not signed by the server.");
        else if (audiences.Count > 1 && party != server.ClientId)
            context.Fail("The token is for others too and was not made for this client.");
        else if (server.SignOutThere && context.TokenEndpointResponse?.IdToken is { Length: <= MaxIdToken } token)
            context.Properties!.Items[IdToken] = token;
        return Task.CompletedTask;
    }

    // Only what the token did not say. How somebody signed in is taken from the token alone.
    public override Task UserInformationReceived(UserInformationReceivedContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        foreach (var name in (string[])["email", "email_verified", "name", server.GroupsClaim, server.CustomerNumberClaim])
            if (name != "" && !identity.HasClaim(c => c.Type == name) && context.User.RootElement.TryGetProperty(name, out var value))
                identity.AddClaims(Values(value).Select(v => new Claim(name, v)));
        return Task.CompletedTask;
    }

    public override Task TicketReceived(TicketReceivedContext context)
    {
        if (ExternalIdentity.From(server, context.Principal!) is { } who)
            context.Principal = who.ToPrincipal();
        else
            End(context, context.Properties, "failed");
        return Task.CompletedTask;
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        End(context, context.Properties, "cancelled");
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var away = IsAway(context.Failure);
        Log.Failed(logger, server.Key, context.Failure?.GetType().Name ?? "", context.Failure?.Message ?? "");
        End(context, context.Properties, away ? "away" : "failed");
        return Task.CompletedTask;
    }

    // In the language of the page they were to come back to, where that is known.
    private void End<TOptions>(HandleRequestContext<TOptions> context, AuthenticationProperties? properties, string why)
        where TOptions : AuthenticationSchemeOptions
    {
        var language = Language.FromPath(properties?.RedirectUri) ?? context.HttpContext.LanguageOf();
        ConnectRedirect.To(context.HttpContext, links.In(language).External.Ended(why, server.Key));
        context.HandleResponse();
    }

    private static bool IsAway(Exception? failure) =>
        failure is not null
        && (
            failure is IOException or HttpRequestException or OperationCanceledException
            || failure.Data["error"] is "temporarily_unavailable" or "server_error"
            || IsAway(failure.InnerException)
        );

    private static IEnumerable<string> Values(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select(v => v.ToString()),
            JsonValueKind.Null => [],
            _ => [value.ToString()],
        };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in through {Server} failed: {Kind}: {Error}")]
        public static partial void Failed(ILogger logger, string server, string kind, string error);
    }
}
