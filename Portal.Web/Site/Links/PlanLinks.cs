namespace Portal.Web.Site.Links;

/// <summary>What the provider sells.</summary>
public sealed class PlanLinks(LinkWriter to)
{
    public string Index => to.Page("/Plans/Index");

    /// <summary>The plans for one kind of line.</summary>
    public string For(string technology) => to.Page("/Plans/Index", ("technology", technology));

    /// <summary>One plan: the version that can be bought, or the one that somebody bought.</summary>
    public string Details(string code, int? version = null) => to.Page("/Plans/Details", ("code", code), ("version", version));
}
