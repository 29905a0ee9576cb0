using Portal.Web.Site.Links;

namespace Portal.Web.Site;

/// <summary>The pages of a slice that search engines should know, each as its address in the links of a language.</summary>
/// <param name="ct">Ends the wait.</param>
public delegate Task<IReadOnlyList<Func<PageLinks, string>>> SitemapPages(CancellationToken ct);
