namespace Portal.Web.Site.Links;

/// <summary>Plans and extras with their versions and prices, as administrators see them.</summary>
public sealed class CatalogueLinks(LinkWriter to)
{
    public string Index => to.Page("/Plans/Catalogue/Index");

    /// <summary>All versions of one plan or extra.</summary>
    /// <param name="kind">"plans" or "extras".</param>
    /// <param name="code">Its code.</param>
    public string Versions(string kind, string code) => to.Page("/Plans/Catalogue/Versions", ("kind", kind), ("code", code));
}
