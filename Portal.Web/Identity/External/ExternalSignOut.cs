using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Identity.Connect;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.External;

/// <summary>Signing out at the identity server a session began with, after signing out here.</summary>
public sealed class ExternalSignOut(
    ExternalServers servers,
    ExternalSessions begun,
    ConnectState state,
    SiteUrls urls,
    IServiceProvider services
)
{
    // The token is a help for the server; an address that browsers or servers find too long is none.
    private const int MaxToken = 3000;

    /// <summary>Where to go on, read before the session ends; null when it did not begin at a server, or ends here alone.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="links">The links of the reader's language.</param>
    /// <param name="back">Where another site wants them afterwards; null when none does.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<string?> LeaveAsync(long sessionId, PageLinks links, string? back, CancellationToken ct) =>
        servers.All.Any(s => s.SignOutThere)
        && await begun.FindAsync(sessionId, ct) is { } session
        && servers.Find(session.Server) is { SignOutThere: true }
            ? links.External.Leave(state.Seal(new Leaving(session.Id, back)))
            : null;

    /// <summary>The address at the server; null when there is none, or the server is away.</summary>
    public async Task<(string Name, string Way)?> WayAsync(string? request, Language language, CancellationToken ct)
    {
        if (
            state.Open<Leaving>(request) is not { } leaving
            || await begun.OpenAsync(leaving.Session, ct) is not { } session
            || servers.Find(session.Server) is not { SignOutThere: true } server
            || await services.GetRequiredService<ExternalMetadata>().ReadAsync(server, ct)
                is not { EndSessionEndpoint: { Length: > 0 } end }
        )
            return null;
        var values = new Dictionary<string, string?>
        {
            ["client_id"] = server.ClientId,
            ["post_logout_redirect_uri"] = urls.Absolute(ExternalAddresses.SignedOutOf(server)),
            ["state"] = state.Seal(new SignedOutThere(language.Code, leaving.Back)),
        };
        if (session.IdToken is { Length: <= MaxToken } token)
            values["id_token_hint"] = token;
        return (server.Name, QueryHelpers.AddQueryString(end, values));
    }

    /// <summary>Where somebody goes on who comes back from signing out there.</summary>
    public string After(string? mark, Language reader, SiteLinks links)
    {
        var said = state.Open<SignedOutThere>(mark);
        var own = links.In(said is null ? reader : Language.FromCode(said.Language));
        return said?.Back is { } back ? own.Connect.SignedOut(state.Seal(new SignedOut([], back))) : $"{own.SignIn.SignOut}?done=true";
    }
}

/// <summary>Somebody signs out whose session began at a server.</summary>
public sealed record Leaving(long Session, string? Back);

/// <summary>Carried to the server and back.</summary>
public sealed record SignedOutThere(string Language, string? Back);
