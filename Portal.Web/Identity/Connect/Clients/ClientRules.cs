using System.Text.RegularExpressions;

namespace Portal.Web.Identity.Connect.Clients;

/// <summary>What a client may be, whoever adds it: the page or the command line.</summary>
public static partial class ClientRules
{
    /// <summary>The keys of the texts that say what is wrong, each with the field it belongs to.</summary>
    public static IEnumerable<(string Field, string Text)> Check(ConnectClient client, bool hasSecret)
    {
        if (!ClientId().IsMatch(client.ClientId))
            yield return ("clientId", "Clients.IdWrong");
        if (!client.RedirectUriList.All(u => IsRedirect(u, hasSecret)))
            yield return ("redirectUris", "Clients.AddressWrong");
        if (client.RedirectUriList.Count == 0 && !client.Devices)
            yield return ("redirectUris", "Clients.AddressMissing");
        if (!client.PostLogoutRedirectUriList.All(u => IsRedirect(u, hasSecret)))
            yield return ("postLogoutRedirectUris", "Clients.AddressWrong");
        if (client.FrontChannelLogoutUri is { } front && !IsSite(front))
            yield return ("frontChannelLogoutUri", "Clients.AddressWrong");
        if (client.BackChannelLogoutUri is { } back && !IsSite(back))
            yield return ("backChannelLogoutUri", "Clients.AddressWrong");
        if (client.ScopeList.Except(ConnectScopes.All).Any() || !client.ScopeList.Contains("openid"))
            yield return ("scopes", "Clients.ScopesWrong");
    }

    // An app may have a scheme of its own, named after a host that its maker owns (RFC 8252).
    private static bool IsRedirect(string address, bool hasSecret) =>
        IsSite(address)
        || (
            !hasSecret
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme.Contains('.', StringComparison.Ordinal)
            && uri.Fragment == ""
        );

    private static bool IsSite(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || ConnectClient.IsLocal(uri))
        && uri is { Fragment: "", UserInfo: "" }
        && !address.Contains('*', StringComparison.Ordinal)
        && !address.Contains(';', StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{2,63}$")]
    private static partial Regex ClientId();
}
