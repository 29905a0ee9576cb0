namespace Portal.Web.Site.Links;

/// <summary>The status of the network, as everybody sees it.</summary>
public sealed class StatusLinks(LinkWriter to)
{
    public string Index => to.Page("/Status/Index");

    public string Feed => to.Endpoint("Status.Feed");

    public string Report => to.Page("/Status/Report");

    public string Unsubscribe => to.Page("/Status/Unsubscribe");

    public string Confirm => to.Page("/Status/Confirm");

    public string MailedFeedback => to.Page("/Status/MailedFeedback");

    public string Details(string reference) => to.Page("/Status/Details", ("reference", reference));

    public string MeToo(string reference) => to.Page("/Status/MeToo", ("reference", reference));

    public string Feedback(string reference) => to.Page("/Status/Feedback", ("reference", reference));

    /// <summary>What is known of a postcode, after somebody said that it does not work there.</summary>
    public string Checked(string postcode, string technology) =>
        $"{to.Page("/Status/Index", ("postcode", postcode), ("technology", technology), ("done", "broken"))}#answer";

    /// <summary>The form to be told by mail: of everything in one's area, or of one incident.</summary>
    public string Follow(string? incident = null) => to.Page("/Status/Follow", ("incident", incident));
}
