using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Portal.Web.Site;

/// <summary>
/// The address of the site for links that leave it. It comes from the settings or from the server's own socket, never from a request.
/// </summary>
public sealed class SiteUrls(SiteOptions options, IServer server)
{
    public string Root => (options.PublicAddress ?? Listening ?? "http://localhost").TrimEnd('/');

    /// <summary>The portal's name as an OpenID Connect provider.</summary>
    public string Issuer => Root + "/";

    public string Absolute(string path) => Root + path;

    /// <summary>
    /// What is wrong with the setting, in words for the operator. A portal below a path is refused: links, style sheets, cookies and
    /// redirects begin at the root, and only what leaves the site would carry the path. It has a host name of its own instead.
    /// </summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration) =>
        configuration["Site:PublicAddress"] switch
        {
            null or "" => [],
            var set when !Uri.TryCreate(set, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") =>
            [
                "Site:PublicAddress is a whole address: https://help.example.net.",
            ],
            var set when new Uri(set) is { AbsolutePath: not "/" } or { Query: not "" } or { Fragment: not "" } or { UserInfo: not "" } =>
            [
                "Site:PublicAddress is a host and nothing behind it: https://help.example.net. The portal does not "
                    + "run below a path; give it a host name of its own.",
            ],
            _ => [],
        };

    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
}
