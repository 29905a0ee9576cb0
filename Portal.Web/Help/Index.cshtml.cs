using Microsoft.Extensions.Localization;
using Portal.Web.Help.Content;
using Portal.Web.Site;
using Portal.Web.Site.FinishedPages;

namespace Portal.Web.Help;

/// <summary>Every article, by topic.</summary>
[Finished]
public sealed class IndexModel(Shelf shelf, ContentLibrary library, Brand brand, IStringLocalizer<Text> texts) : PortalPage
{
    public IReadOnlyList<(Topic Topic, IReadOnlyList<Article> Articles)> Topics { get; private set; } = [];

    public void OnGet()
    {
        Topics = [.. library.Current.Topics.All.Select(topic => (topic, shelf.OfTopic(Language, topic.Key)))];
        Head.SameInEveryLanguage(l => $"/{l}/help");
        (Head.Title, Head.Description, Head.Canonical) = (texts["Help.Title"], texts["Help.Description", brand.Name], $"/{Language}/help");
        Finish([HelpSetup.AnyArticle]);
    }
}
