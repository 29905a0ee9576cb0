using Portal.Web.Identity;
using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>A customer's wish for a command.</summary>
/// <param name="Router">For which router.</param>
/// <param name="Kind">What to do.</param>
/// <param name="FormKey">The key of the form: sent twice, it is one command.</param>
/// <param name="Wifi">Name and password, handed on at once.</param>
/// <param name="Firmware">The version that was offered.</param>
public sealed record CommandRequest(
    OwnRouter Router,
    RouterCommandKind Kind,
    string FormKey,
    WifiSettings? Wifi = null,
    string? Firmware = null
)
{
    // A record writes all of itself into a log line; this one must not.
    public override string ToString() => $"{nameof(CommandRequest)} {Kind}";
}

/// <summary>Who asks, and from where: they are told by mail.</summary>
public sealed record Requester(Me Me, Person Person, ClientInfo Place);
