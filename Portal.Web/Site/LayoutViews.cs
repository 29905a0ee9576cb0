namespace Portal.Web.Site;

/// <summary>
/// Views that slices add to the layout of pages for who is signed in: the layout knows no slice. Set at start, in the slice's own setup.
/// </summary>
public sealed class LayoutViews
{
    /// <summary>In the navigation, before the link to the account.</summary>
    public IList<string> Navigation { get; } = [];

    /// <summary>Above the pages staff work with.</summary>
    public IList<string> StaffBar { get; } = [];

    /// <summary>At the end of the page.</summary>
    public IList<string> End { get; } = [];
}
