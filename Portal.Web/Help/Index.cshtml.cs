using Microsoft.Extensions.Localization;
using Portal.Web.Help.Content;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help;

/// <summary>Every article, by topic.</summary>
[Cacheable]
public sealed class IndexModel(ArticleCatalog catalog, ContentLibrary library, ProviderProfile provider, IStringLocalizer<Text> texts)
    : PortalPage
{
    public IReadOnlyList<(Topic Topic, IReadOnlyList<Article> Articles)> Topics { get; private set; } = [];

    public void OnGet()
    {
        Topics = [.. library.Current.Topics.All.Select(topic => (topic, catalog.InTopic(Language, topic.Key)))];
        (Metadata.Title, Metadata.Description, Metadata.Canonical) = (
            texts["Help.Title"],
            texts["Help.Description", provider.Name],
            Links.Help.Index
        );
        Cache([HelpSetup.AnyArticle]);
    }
}
