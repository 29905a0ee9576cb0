using Portal.Search;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Help.Content.Languages;
using Portal.Web.Site;
using Results = Portal.Search.Results;

namespace Portal.Web.Search;

/// <summary>A hit with what the page needs of its article.</summary>
public sealed record FoundArticle(Hit Hit, Article Article, Topic Topic)
{
    public Language In => Language.FromCode(Article.Language);

    /// <summary>Leads to the heading the passage lies under.</summary>
    public string AddressFor(Language reader) =>
        Article.AddressFor(reader) + (Hit.Anchor == "" ? "" : "#" + Uri.EscapeDataString(Hit.Anchor));
}

/// <summary>Joins hits with the catalog; an article that was taken down a moment ago is left out.</summary>
public sealed class ArticleFinder(SearchIndex index, ArticleCatalog catalog, ContentLibrary library)
{
    public async Task<Results> SearchAsync(Query query, CancellationToken ct) => (await index.EngineAsync(ct)).Search(query);

    /// <summary>What editors say of an intent that was meant.</summary>
    internal ContentIntent? Intent(string language, string? key) => library.Current.Languages.Intent(language, key);

    /// <summary>Whether an article says something of an intent, so that whoever asks for it may be shown articles.</summary>
    internal bool HasArticles(string language, string key) =>
        Intent(language, key) is { Article: not null } intent && !IntentPages.AsksForHelp(intent.Page);

    /// <summary>Whether an article says how to ask us: of no use to somebody who is doing so.</summary>
    internal bool SaysHowToAsk(string language, string article) =>
        library
            .Current.Languages.Intents.GetValueOrDefault(language, [])
            .Any(intent => intent.Article == article && IntentPages.AsksForHelp(intent.Page));

    /// <inheritdoc cref="SearchIndex.Holds"/>
    public Func<bool> Holds() => index.Holds();

    public IReadOnlyList<FoundArticle> Join(IEnumerable<Hit> hits) =>
        [
            .. from hit in hits
            let article = catalog.In(hit.Language, hit.Id)
            where article is not null
            select new FoundArticle(hit, article, library.Current.Topics.Get(article.Topic)),
        ];
}
