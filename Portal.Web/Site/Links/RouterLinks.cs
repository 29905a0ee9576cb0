namespace Portal.Web.Site.Links;

/// <summary>Routers: what they look like, and how they are set up.</summary>
public sealed class RouterLinks(LinkWriter to)
{
    /// <summary>Where one chooses a router.</summary>
    public string Index => to.Page("/Router/Index");

    /// <summary>The routers a label fits.</summary>
    /// <param name="label">What the label says.</param>
    public string Find(string label) => to.Page("/Router/Index", ("label", label));

    /// <summary>Everything about a model.</summary>
    /// <param name="model">Its key.</param>
    public string Details(string model) => to.Page("/Router/Details", ("model", model));

    /// <summary>One step of setting it up.</summary>
    /// <param name="model">The key of the model.</param>
    /// <param name="step">The step.</param>
    /// <param name="line">What the line is made of; null when nobody has said.</param>
    /// <param name="connection">How the router gets its place in the network; null when nobody has said.</param>
    public string Step(string model, string step, string? line = null, string? connection = null) =>
        to.Page("/Router/Setup/Step", ("model", model), ("step", step), ("line", line), ("connection", connection));

    /// <summary>All steps on one page, for paper.</summary>
    /// <param name="model">The key of the model.</param>
    /// <param name="line">What the line is made of.</param>
    /// <param name="connection">How the router gets its place in the network.</param>
    public string Print(string model, string? line = null, string? connection = null) =>
        to.Page("/Router/Setup/Print", ("model", model), ("line", line), ("connection", connection));

    /// <summary>A card with names and passwords for the wall.</summary>
    public string Card => to.Page("/Router/Card");
}
