using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.External;

/// <summary>
/// Where the mail of a first sign-in leads: once more to the server, which most often knows the browser still. Only the sign-in the link
/// was asked for with is connected.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class LinkModel(Tokens tokens, ExternalServers servers) : PortalPage
{
    internal static readonly LinkCookie Link = new("external-link", TimeSpan.FromHours(1));

    /// <summary>Null when the link is good no more.</summary>
    public ExternalServer? Server { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (servers.All.Count == 0)
            return NotFound();
        if (Link.Take(this))
            return Redirect(Links.External.Link);
        if (await tokens.FindAsync(FirstSignInRequest.Purpose, Link.Held(this), ct) is { Data: { } data })
            Server = servers.Find(JsonSerializer.Deserialize<FirstSignInLink>(data)!.Server);
        Metadata.Title = Texts[Server is null ? "External.Ended.used.Title" : "External.Link.Title"];
        return Server is null ? PageWith(StatusCodes.Status410Gone) : Page();
    }
}
