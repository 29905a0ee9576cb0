using Portal.Web.Data;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help;

/// <summary>
/// All published articles without their bodies, kept in memory: pages, feeds and the
/// search index read from here, and a change swaps it whole.
/// </summary>
public sealed class ArticleCatalog(Database db, ContentLibrary library) : IDisposable
{
    private const string Published = """
        select a.key, p.language, r.id as revision_id, r.slug, r.title, r.summary, r.topic, r.keywords, r.related, r.reviewed,
            p.published_at
        from publication p
        join article a on a.id = p.article_id
        join revision r on r.id = p.revision_id
        where a.retired_at is null and r.audience = 'everyone'
        order by a.key, p.language
        """;

    private readonly SemaphoreSlim loading = new(1);
    private volatile Snapshot current = new([]);

    /// <summary>Every article in every language, in the order of their keys.</summary>
    public IReadOnlyList<Article> All => current.All;

    /// <summary>One load at a time, so that an older state never takes the place of a newer one.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        await loading.WaitAsync(ct);
        try
        {
            current = new([.. (await db.ListAsync<Article>(Published, ct: ct)).Select(Fill)]);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>The article in exactly this language.</summary>
    public Article? In(string language, string key) => current.ByKey.GetValueOrDefault(key)?.GetValueOrDefault(language);

    /// <summary>The article in the best language for this reader.</summary>
    public Article? Best(Language reader, string key)
    {
        if (!current.ByKey.TryGetValue(key, out var languages))
            return null;
        foreach (var code in reader.Chain)
            if (languages.TryGetValue(code, out var article))
                return article;
        return Language.Codes.Select(languages.GetValueOrDefault).First(a => a is not null);
    }

    /// <summary>The article with this address, looked for in the reader's language first and then in the others.</summary>
    public Article? BySlug(Language reader, string slug)
    {
        var slugs = current.BySlug;
        foreach (var code in reader.Chain)
            if (slugs.TryGetValue((code, slug), out var article))
                return article;
        return Language.Codes.Select(code => slugs.GetValueOrDefault((code, slug))).FirstOrDefault(a => a is not null);
    }

    /// <summary>All articles of a topic, each in the best language for this reader, by title.</summary>
    public IReadOnlyList<Article> InTopic(Language reader, string topic) =>
        [
            .. current
                .ByKey.Keys.Select(key => Best(reader, key)!)
                .Where(a => a.Topic == topic)
                .OrderBy(a => a.Title, StringComparer.Create(reader.Culture, true)),
        ];

    /// <summary>The languages the article is written in, each with its address, and the next best for the others.</summary>
    public (IReadOnlyDictionary<string, string> Addresses, IReadOnlyCollection<string> Translated) Languages(string key) =>
        (
            Language.All.Where(l => Best(l, key) is not null).ToDictionary(l => l.Code, l => Best(l, key)!.AddressFor(l)),
            [.. current.ByKey[key].Keys]
        );

    public void Dispose() => loading.Dispose();

    // Titles and summaries may name the provider too.
    private Article Fill(Article article)
    {
        if (!article.Title.Contains("{{", StringComparison.Ordinal) && !article.Summary.Contains("{{", StringComparison.Ordinal))
            return article;
        var variables = library.Current.Variables(article.Language);
        return article with { Title = Variables.Fill(article.Title, variables), Summary = Variables.Fill(article.Summary, variables) };
    }

    private sealed class Snapshot(IReadOnlyList<Article> all)
    {
        public IReadOnlyList<Article> All => all;

        public Dictionary<string, Dictionary<string, Article>> ByKey { get; } =
            all.GroupBy(a => a.Key).ToDictionary(g => g.Key, g => g.ToDictionary(a => a.Language));

        public Dictionary<(string Language, string Slug), Article> BySlug { get; } = all.ToDictionary(a => (a.Language, a.Slug));
    }
}
