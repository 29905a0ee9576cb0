namespace Portal.Web.Site.Links;

/// <summary>A customer's own router, as far as it can be controlled from here.</summary>
public sealed class RouterControlLinks(LinkWriter to)
{
    private const string Overview = "/Router/Control/Index";

    /// <param name="line">The number of the line; null for the first one with a router.</param>
    public string Index(string? line = null) => to.Page(Overview, ("line", line));

    /// <summary>Where the customer agrees to it, and withdraws.</summary>
    public string Consent(string? line) => to.Handler(Overview, "consent", ("line", line));

    /// <summary>Has the values read from the router.</summary>
    public string Read(string? line) => to.Handler(Overview, "read", ("line", line));

    /// <summary>A new name and password of the Wi-Fi.</summary>
    public string Wifi(string line) => to.Page("/Router/Control/Wifi", ("line", line));

    public string Restart(string line) => to.Page("/Router/Control/Restart", ("line", line));

    public string Reset(string line) => to.Page("/Router/Control/Reset", ("line", line));

    public string Firmware(string line) => to.Page("/Router/Control/Firmware", ("line", line));

    /// <summary>How a command stands.</summary>
    /// <param name="reference">Its reference.</param>
    /// <param name="still">True for a page that does not load itself again.</param>
    public string Command(string reference, bool still = false) =>
        to.Page("/Router/Control/Progress", ("reference", reference), ("still", still ? "yes" : null));

    /// <summary>Takes a command back that waits.</summary>
    public string Cancel(string reference) => to.Handler("/Router/Control/Progress", "cancel", ("reference", reference));
}
