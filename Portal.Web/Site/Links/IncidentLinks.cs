namespace Portal.Web.Site.Links;

/// <summary>Incidents, as those who publish them see them.</summary>
public sealed class IncidentLinks(LinkWriter to)
{
    public string Index => to.Page("/Status/Incidents/Index");

    public string New(bool planned = false) => to.Page("/Status/Incidents/New", ("kind", planned ? "planned" : null));

    /// <summary>The form to tell of several incidents at once.</summary>
    public string UpdateSeveral => to.Page("/Status/Incidents/UpdateSeveral");

    public string Details(string reference) => to.Page("/Status/Incidents/Details", ("reference", reference));

    public string Update(string reference) => to.Page("/Status/Incidents/Update", ("reference", reference));
}
