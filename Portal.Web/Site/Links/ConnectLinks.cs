namespace Portal.Web.Site.Links;

/// <summary>Signing in to other sites with the account of this one.</summary>
public sealed class ConnectLinks(LinkWriter to)
{
    /// <summary>Where the form of <see cref="Consent"/> goes.</summary>
    public string ConsentForm => to.Page("/Identity/Connect/Consent");

    /// <param name="request">What is asked for, sealed.</param>
    public string Consent(string request) => to.Page("/Identity/Connect/Consent", ("request", request));

    /// <param name="way">Where the browser goes on to.</param>
    public string Continue(string way) => to.Page("/Identity/Connect/Continue", ("to", way));
}
