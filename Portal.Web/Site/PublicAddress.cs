using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Portal.Web.Site;

/// <summary>The address of the site for links that leave it. It comes from the settings or from the server's own socket, never from a request.</summary>
public sealed class PublicAddress(SiteOptions options, IServer server)
{
    public string Root => (options.PublicAddress ?? Listening ?? "http://localhost").TrimEnd('/');

    public string Of(string path) => Root + path;

    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
}
