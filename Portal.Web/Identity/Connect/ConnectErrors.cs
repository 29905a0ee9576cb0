using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect;

/// <summary>What cannot be answered to the client, because it is wrong itself, is said to the reader in their language.</summary>
internal static class ConnectErrors
{
    /// <summary>True when the request was wrong: the page of errors follows.</summary>
    public static bool IsRefused(HttpContext context)
    {
        if (context.GetOpenIddictServerResponse() is not { Error: { } error } response)
            return false;
        Show(
            context,
            error == OpenIddictConstants.Errors.InvalidClient ? "Connect.Error.Client" : "Connect.Error.Request",
            $"{error}: {response.ErrorDescription}"
        );
        return true;
    }

    /// <summary>Says why nothing can be done; the text is "{text}.Title" and "{text}.Text".</summary>
    public static void Show(HttpContext context, string text, string reason)
    {
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Portal.Web.Identity.Connect").LogClientError(reason);
        context.Features.Set(new ErrorText(text));
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>Tells the client, by the answer of the protocol, that it does not get what it asked for.</summary>
    public static Task RefuseAsync(this OpenIddictServerAspNetCoreHandler handler, string error, string description) =>
        handler.ForbidAsync(
            new AuthenticationProperties(
                new Dictionary<string, string?>
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
                }
            )
        );
}

internal static partial class ConnectLog
{
    // The words are OpenIddict's own; of the request they may name a parameter, never its value.
    [LoggerMessage(Level = LogLevel.Information, Message = "A client's request was refused: {Reason}")]
    public static partial void LogClientError(this ILogger logger, string reason);
}
