using System.Text.RegularExpressions;
using Portal.Search;
using Portal.Web.Search;
using Portal.Web.Site;

namespace Portal.Web.Agents.Search;

/// <summary>Help articles, found by the engine of the help pages in the language of whoever looks.</summary>
public sealed partial class FoundArticles(ArticleFinder finder)
{
    private const int Most = 60;

    /// <summary>
    /// None when something is chosen or typed that articles do not have; weak ones only when articles alone are asked for.
    /// </summary>
    public async Task<IReadOnlyList<FoundRecord>> FindAsync(SearchFilter filter, Language language, CancellationToken ct)
    {
        if (filter.Kind is not (null or RecordKinds.Article) || filter.IsForTickets || filter.Since is not null || filter.In is not null)
            return [];
        if (OtherThanWords().IsMatch(filter.Text))
            return [];
        var results = await finder.SearchAsync(
            new Query
            {
                Language = language.Code,
                Text = filter.Text,
                Take = Most,
                OnlyFitting = filter.Kind is null,
                OtherLanguages = false,
            },
            ct
        );
        return results.IsConfident || filter.Kind is not null ? [.. finder.Join(results.Hits).Select(Show)] : [];
    }

    private static FoundRecord Show(FoundArticle found) =>
        new()
        {
            Kind = RecordKinds.Article,
            Key = found.Article.Key,
            Title = found.Hit.Title,
            Language = found.Article.Language,
            Passage = found.Hit.Passage,
            Article = found.Article,
            At = found.Article.PublishedAt,
        };

    // "state:open", "after:2026-01-01"
    [GeneratedRegex(@"(^|\s)\p{L}+:\S")]
    private static partial Regex OtherThanWords();
}
