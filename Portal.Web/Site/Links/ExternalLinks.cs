namespace Portal.Web.Site.Links;

/// <summary>Signing in through the provider's own identity servers.</summary>
public sealed class ExternalLinks(LinkWriter to)
{
    /// <param name="server">The key of the server.</param>
    /// <param name="returnUrl">Where to go on afterwards: an address of this site.</param>
    public string SignIn(string server, string? returnUrl = null) =>
        to.Page("/Identity/External/Begin", ("server", server), ("return", returnUrl));

    /// <param name="server">The key of the server.</param>
    /// <param name="purpose">What for: the name of a purpose.</param>
    /// <param name="returnUrl">Where to go on afterwards: an address of this site.</param>
    /// <param name="strongly">True where more than a password is wanted.</param>
    public string Begin(string server, string purpose, string? returnUrl = null, bool strongly = false) =>
        to.Page(
            "/Identity/External/Begin",
            ("server", server),
            ("for", purpose),
            ("return", returnUrl),
            ("strongly", strongly ? "yes" : null)
        );

    /// <param name="server">The key of the server.</param>
    /// <param name="permit">That the owner asked for it, sealed.</param>
    public string Connect(string server, string permit) =>
        to.Page("/Identity/External/Begin", ("server", server), ("for", "Connect"), ("permit", permit));

    public string Return => to.Page("/Identity/External/Return");

    /// <param name="why">How it ended: one of the names the page knows.</param>
    /// <param name="server">The key of the server.</param>
    public string Ended(string why, string? server = null) => to.Page("/Identity/External/Ended", ("why", why), ("server", server));

    public string Link => to.Page("/Identity/External/Link");

    /// <summary>The link of a mail.</summary>
    public string LinkOf(string token) => to.Page("/Identity/External/Link", ("token", token));

    /// <param name="request">Whose session ends there, sealed.</param>
    public string Leave(string request) => to.Page("/Identity/External/Leave", ("request", request));
}
