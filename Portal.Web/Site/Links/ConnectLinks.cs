namespace Portal.Web.Site.Links;

/// <summary>Signing in to other sites with the account of this one.</summary>
public sealed class ConnectLinks(LinkWriter to)
{
    /// <summary>Where the form of <see cref="Consent"/> goes.</summary>
    public string ConsentForm => to.Page("/Identity/Connect/Consent");

    /// <param name="request">What is asked for, sealed.</param>
    public string Consent(string request) => to.Page("/Identity/Connect/Consent", ("request", request));

    public string SignOutForm => to.Page("/Identity/Connect/SignOut");

    /// <param name="request">What the site asked for, sealed.</param>
    public string SignOut(string request) => to.Page("/Identity/Connect/SignOut", ("request", request));

    /// <param name="rest">What is left to do, sealed.</param>
    public string SignedOut(string rest) => to.Page("/Identity/Connect/SignOut", ("rest", rest));

    /// <param name="code">The code a device shows; null where it has to be typed.</param>
    public string Device(string? code = null) => to.Page("/Identity/Connect/Device", ("user_code", code));

    public string Clients => to.Page("/Identity/Connect/Clients/Index");

    public string NewClient => to.Page("/Identity/Connect/Clients/Create");

    public string Client(string client) => to.Page("/Identity/Connect/Clients/Details", ("client", client));

    public string ClientAction(string client, string handler) =>
        to.Handler("/Identity/Connect/Clients/Details", handler, ("client", client));

    /// <param name="way">Where the browser goes on to.</param>
    public string Continue(string way) => to.Page("/Identity/Connect/Continue", ("to", way));
}
