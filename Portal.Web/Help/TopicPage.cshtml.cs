using Microsoft.AspNetCore.Mvc;
using Portal.Web.Help.Content;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help;

/// <summary>One topic with its articles.</summary>
[Cacheable]
public sealed class TopicPageModel(ArticleCatalog catalog, ContentLibrary library, SiteUrls address) : PortalPage
{
    public Topic Topic { get; private set; } = null!;

    public IReadOnlyList<Article> Articles { get; private set; } = [];

    public IActionResult OnGet(string slug)
    {
        if (library.Current.Topics.FindBySlug(Language, slug) is not { } topic)
            return NotFound();
        if (topic.AddressFor(Language) is var right && !right.EndsWith($"/{slug}", StringComparison.Ordinal))
            return RedirectPermanent(right);
        (Topic, Articles) = (topic, catalog.InTopic(Language, topic.Key));
        Metadata.SameInEveryLanguage(topic.AddressFor);
        (Metadata.Title, Metadata.Description, Metadata.Canonical) = (
            topic.Title.For(Language),
            topic.Summary.For(Language),
            topic.AddressFor(Language)
        );
        Metadata.JsonLd = () => [StructuredData.ForBreadcrumbs(address, [(topic.Title.For(Language), topic.AddressFor(Language))])];
        Cache([HelpSetup.AnyArticle]);
        return Page();
    }
}
