namespace Portal.Web.Site.Links;

/// <summary>Plans and extras with their versions and prices, as administrators see them.</summary>
public sealed class CatalogueLinks(LinkWriter to)
{
    private const string PriceChangePage = "/Plans/Catalogue/PriceChangeDetails";

    public string Index => to.Page("/Plans/Catalogue/Index");

    /// <summary>All versions of one plan or extra.</summary>
    /// <param name="kind">"plans" or "extras".</param>
    /// <param name="code">Its code.</param>
    public string Versions(string kind, string code) => to.Page("/Plans/Catalogue/Versions", ("kind", kind), ("code", code));

    /// <summary>Where a new price for the lines on a version is planned.</summary>
    public string PlanPrice(string code, int version) => to.Page("/Plans/Catalogue/PriceChangeForm", ("code", code), ("version", version));

    /// <summary>One change of a price.</summary>
    public string PriceChange(string reference) => to.Page(PriceChangePage, ("reference", reference));

    /// <summary>A step of a change: "announce", "cancel" or "posted".</summary>
    public string PriceChangeAction(string reference, string handler) => to.Handler(PriceChangePage, handler, ("reference", reference));

    /// <summary>The customers who are written to by post, as a table.</summary>
    public string Letters(string reference) => to.Handler(PriceChangePage, "letters", ("reference", reference));
}
