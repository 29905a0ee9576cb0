using Microsoft.AspNetCore.Mvc;
using Portal.Web.Help.Content;
using Portal.Web.Site;
using Portal.Web.Site.FinishedPages;

namespace Portal.Web.Help;

/// <summary>One topic with its articles.</summary>
[Finished]
public sealed class TopicPageModel(Shelf shelf, ContentLibrary library, PublicAddress address) : PortalPage
{
    public Topic Topic { get; private set; } = null!;

    public IReadOnlyList<Article> Articles { get; private set; } = [];

    public IActionResult OnGet(string slug)
    {
        if (library.Current.Topics.FindBySlug(Language, slug) is not { } topic) return NotFound();
        if (topic.AddressFor(Language) is var right && !right.EndsWith($"/{slug}", StringComparison.Ordinal)) return RedirectPermanent(right);
        (Topic, Articles) = (topic, shelf.OfTopic(Language, topic.Key));
        Head.SameInEveryLanguage(topic.AddressFor);
        (Head.Title, Head.Description, Head.Canonical) = (topic.Title.For(Language), topic.Summary.For(Language), topic.AddressFor(Language));
        Head.JsonLd = () => [StructuredData.OfTrail(address, [(topic.Title.For(Language), topic.AddressFor(Language))])];
        Finish([HelpSetup.AnyArticle]);
        return Page();
    }
}
