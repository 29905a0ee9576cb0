namespace Portal.Web.Site.Links;

/// <summary>The accounts of everybody, as administrators see them.</summary>
public sealed class PeopleLinks(LinkWriter to)
{
    public string Index => to.Page("/Identity/People/Index");

    public string Invite => to.Page("/Identity/People/Invite");

    public string PrintedCode => to.Page("/Identity/PrintedCodes/Create");

    public string PrintedLetter => to.Page("/Identity/PrintedCodes/Letter");

    public string Details(string key) => to.Page("/Identity/People/PersonDetails", ("key", key));

    public string Action(string key, string handler) => to.Handler("/Identity/People/PersonDetails", handler, ("key", key));

    public string Find(string text, string? role, int? page) =>
        to.Page("/Identity/People/Index", ("q", text), ("role", role), ("page", page));
}
