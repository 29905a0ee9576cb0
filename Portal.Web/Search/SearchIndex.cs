using System.Data;
using System.Globalization;
using Portal.Search;
using Portal.Web.Data;
using Portal.Web.Help;

namespace Portal.Web.Search;

/// <summary>
/// The search index of this node: a read model of the published articles, built when first needed and followed by what is published.
/// </summary>
public sealed class SearchIndex(
    ISearchEngine engine,
    ArticleCatalog catalog,
    ArticleBodyCache bodies,
    ContentLibrary library,
    Popularity popularity
) : IChangeListener, IDisposable
{
    // Less than a thousandth of a score.
    private const double Noticeable = 0.05;

    private static readonly CompareInfo Letters = CultureInfo.InvariantCulture.CompareInfo;

    private readonly SemaphoreSlim building = new(1);
    private Func<Article, double> popular = _ => 0;
    private volatile bool built;
    private long state;

    /// <summary>Counts the changes that began and that ended: odd while one is under way.</summary>
    private long State => Volatile.Read(ref state);

    /// <summary>
    /// To be asked for before a search: it holds while the same search finds the same. It does
    /// not hold for one that may have met a change half made.
    /// </summary>
    public Func<bool> Holds()
    {
        var seen = State;
        return () => (seen & 1) == 0 && State == seen;
    }

    public async Task<ISearchEngine> EngineAsync(CancellationToken ct)
    {
        if (!built)
            await BuildAsync(ct);
        return engine;
    }

    public async Task BuildAsync(CancellationToken ct)
    {
        await building.WaitAsync(ct);
        try
        {
            if (built)
                return;
            popular = await popularity.ReadAsync(ct);
            var documents = new List<Document>();
            foreach (var article in catalog.All)
                documents.Add(await DocumentAsync(article, ct));
            engine.Replace(documents);
            engine.Guide(EditorGuidance.From(library.Current, engine));
            built = true;
        }
        finally
        {
            building.Release();
        }
    }

    public async Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (!tags.Any(t => t == HelpSetup.ContentTag || t.StartsWith(HelpSetup.ArticleTag, StringComparison.Ordinal)))
            return;
        await building.WaitAsync(ct); // while the index is being built it may have read what was there before
        Interlocked.Increment(ref state);
        try
        {
            if (built)
                await UpdateAsync(tags, ct);
        }
        finally
        {
            Interlocked.Increment(ref state);
            building.Release();
        }
    }

    /// <summary>Takes in what readers have said of the articles since the index was built.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        if (!built)
            return;
        var now = await popularity.ReadAsync(ct);
        await building.WaitAsync(ct);
        Interlocked.Increment(ref state);
        try
        {
            var moved = catalog.All.Where(article => Math.Abs(now(article) - popular(article)) > Noticeable).ToList();
            popular = now;
            foreach (var article in moved)
                engine.Put(await DocumentAsync(article, ct));
        }
        finally
        {
            Interlocked.Increment(ref state);
            building.Release();
        }
    }

    public void Dispose() => building.Dispose();

    private async Task UpdateAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (tags.Contains(HelpSetup.ContentTag))
            engine.Guide(EditorGuidance.From(library.Current, engine));
        foreach (
            var key in tags.Where(t => t.StartsWith(HelpSetup.ArticleTag, StringComparison.Ordinal))
                .Select(t => t[HelpSetup.ArticleTag.Length..])
        )
            await UpdateAsync(key, ct);
    }

    private async Task UpdateAsync(string key, CancellationToken ct)
    {
        foreach (var language in Site.Language.All.Select(l => l.Code))
        {
            if (catalog.In(language, key) is { } article)
                engine.Put(await DocumentAsync(article, ct));
            else
                engine.Remove(key, language);
        }
    }

    // Addresses are in Latin letters: without these words a mistyped Russian one would find nothing. A word that only lost its accents
    // would do harm: "nao" would be a rare word of one article, while "não" stands in all of them.
    private static IEnumerable<string> WordsOfAddress(Article article) =>
        article
            .Slug.Split('-')
            .Where(word =>
                word.Length > 2 && Letters.IndexOf(article.Title, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) < 0
            );

    private async Task<Document> DocumentAsync(Article article, CancellationToken ct) =>
        new()
        {
            Id = article.Key,
            Language = article.Language,
            Title = article.Title,
            Summary = article.Summary,
            Topic = article.Topic,
            Popularity = popular(article),
            Keywords = [.. article.Keywords.Split(',', StringSplitOptions.RemoveEmptyEntries), .. WordsOfAddress(article)],
            Sections =
            [
                .. (await BodyAsync(article, ct))?.Sections.Select(s => new Section
                {
                    Heading = s.Heading,
                    Anchor = s.Anchor,
                    Text = s.Text,
                }) ?? [],
            ],
        };

    // A row that was damaged by hand is found by its title alone, and holds up no other.
    private async Task<ArticleBody?> BodyAsync(Article article, CancellationToken ct)
    {
        try
        {
            return await bodies.GetAsync(article, ct);
        }
        catch (DataException)
        {
            return null;
        }
    }
}
