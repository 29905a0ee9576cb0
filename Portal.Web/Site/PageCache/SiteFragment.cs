namespace Portal.Web.Site.PageCache;

/// <summary>All a fragment of every page may depend on. It is also the key the fragment is kept under.</summary>
/// <param name="Name">The view below Site/Fragments.</param>
/// <param name="Language">Of the page.</param>
/// <param name="Variant">What else it depends on, such as the page's own script.</param>
public sealed record SiteFragment(string Name, Language Language, string Variant);
