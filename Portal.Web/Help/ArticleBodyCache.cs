using Microsoft.Extensions.Caching.Memory;
using Portal.Web.Data;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Help;

/// <summary>What was rendered when an article was published.</summary>
/// <param name="Html">The body without the title.</param>
/// <param name="Sections">The headings with the plain text beneath them.</param>
public sealed record ArticleBody(string Html, IReadOnlyList<BodySection> Sections)
{
    /// <summary>The kinds of line that some parts are only for; a reader may choose among them.</summary>
    public IReadOnlyList<string> OnlyFor { get; } = [.. Technologies.All.Where(t => Html.Contains($"only-{t}", StringComparison.Ordinal))];

    /// <summary>Where the first part that is only for some begins, so that what is for everybody comes before the choice.</summary>
    public static int ChoiceIn(string html)
    {
        var at = html.IndexOf("<section class=\"only", StringComparison.Ordinal);
        return at > 0 && Containers.All(c => html.AsSpan(0, at).Count($"<{c}") == html.AsSpan(0, at).Count($"</{c}")) ? at : 0;
    }

    // A part inside one of these is no place to stop at.
    private static readonly string[] Containers = ["ol", "ul", "div", "aside", "blockquote", "table"];
}

/// <summary>A heading and the plain text beneath it; the part before the first heading has an empty one.</summary>
public sealed record BodySection(int Level, string Heading, string Anchor, string Text);

/// <summary>
/// The bodies of articles, the recently read ones in memory until something changes: a
/// body is rendered anew when what it names has changed.
/// </summary>
public sealed class ArticleBodyCache(Database db) : IChangeListener, IDisposable
{
    private const int Megabytes = 32;

    private const string One = """
        select p.html, p.sections from publication p join article a on a.id = p.article_id
        where a.key = @Key and p.language = @Language and p.revision_id = @RevisionId
        """;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Megabytes * 1024L * 1024 });
    private readonly Lock changing = new();
    private long generation;

    /// <summary>The body of this revision; null when it is no longer the published one.</summary>
    public async Task<ArticleBody?> GetAsync(Article article, CancellationToken ct)
    {
        if (cache.TryGetValue(article.RevisionId, out ArticleBody? known))
            return known;
        var before = Interlocked.Read(ref generation);
        if (
            await db.SingleOrDefaultAsync<Row>(
                One,
                new
                {
                    article.Key,
                    article.Language,
                    article.RevisionId,
                },
                ct
            )
            is not { } row
        )
            return null;
        var body = new ArticleBody(row.Html, BodyJson.Read(row.Sections));
        Keep(article.RevisionId, body, 2 * (row.Html.Length + row.Sections.Length), before);
        return body;
    }

    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        lock (changing)
        {
            generation++;
            cache.Clear();
        }

        return Task.CompletedTask;
    }

    public void Dispose() => cache.Dispose();

    // What was read while something changed may be the old text.
    private void Keep(long revision, ArticleBody body, long size, long readAt)
    {
        lock (changing)
            if (readAt == generation)
                cache.Set(revision, body, new MemoryCacheEntryOptions { Size = size });
    }

    private sealed record Row
    {
        public required string Html { get; init; }

        public required string Sections { get; init; }
    }
}
