using System.Data.Common;
using Portal.Web.Help;
using Portal.Web.Search;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot;

/// <summary>Offers the guide that fits what was searched for, above all articles.</summary>
public sealed class GuideOffers(GuideLibrary library, ContentLibrary content, ArticleCatalog articles, SiteLinks links) : ISearchOffers
{
    // Where no article answers for certain, only words that clearly belong to a guide count.
    private const double ClearScore = 2.5;

    private volatile Known? known;

    public async Task<SearchOffer?> FindAsync(string language, string text, Article? best, CancellationToken ct)
    {
        if (!Language.TryFind(language, out var reader) || (best is not null && !IsGuided(best)))
            return null;
        if (await SetAsync(ct) is not { } set)
            return null;
        var current = known is { } kept && ReferenceEquals(kept.Set, set) ? kept : known = new Known(set, SymptomIndex.Of(set));
        if (
            current.Index.Find(language, text) is not var (key, score)
            || score < (best is null ? ClearScore : 0)
            || set.Find(key) is not { } guide
        )
            return null;
        var words = guide.In(reader);
        return new SearchOffer(words.Title, words.Summary, links.In(reader).Guides.Start(guide.Key));
    }

    // Guides are read from the database when first needed; articles are found without it.
    private async Task<GuideSet?> SetAsync(CancellationToken ct)
    {
        try
        {
            return await library.CurrentAsync(ct);
        }
        catch (DbException)
        {
            return null;
        }
    }

    // An article of a topic about which there are guides: lines, Wi-Fi, routers, and not accounts.
    private bool IsGuided(Article best) =>
        content.Current.Topics.Guides.Keys.Any(key => key == best.Key || articles.In(best.Language, key)?.Topic == best.Topic);

    private sealed record Known(GuideSet Set, SymptomIndex Index);
}
