namespace Portal.Web.Site.Rendering;

/// <summary>Takes the place of what the framework makes anew for every view and no view of the portal uses.</summary>
public sealed class UnusedService;
