using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Portal.Web.Data;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Help;

/// <summary>What was rendered when an article was published.</summary>
/// <param name="Html">The body without the title.</param>
/// <param name="Sections">The headings with the plain text beneath them.</param>
public sealed record Body(string Html, IReadOnlyList<BodySection> Sections)
{
    /// <summary>The kinds of line that some parts are only for; a reader may choose among them.</summary>
    public IReadOnlyList<string> OnlyFor { get; } = [.. Technologies.All.Where(t => Html.Contains($"only-{t}", StringComparison.Ordinal))];
}

/// <summary>A heading and the plain text beneath it; the part before the first heading has an empty one.</summary>
public sealed record BodySection(int Level, string Heading, string Anchor, string Text);

/// <summary>The bodies of articles, the recently read ones in memory.</summary>
public sealed class Bodies(Database db) : IDisposable
{
    private const int Megabytes = 32;

    private const string One = """
        select p.html, p.sections from publication p join article a on a.id = p.article_id where a.key = @Key and p.language = @Language
        """;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Megabytes * 1024L * 1024 });

    public async Task<Body?> OfAsync(Article article, CancellationToken ct)
    {
        if (cache.TryGetValue((article.Key, article.Language, article.PublishedAt), out Body? known)) return known;
        if (await db.SingleOrDefaultAsync<Row>(One, new { article.Key, article.Language }, ct) is not { } row) return null;
        var body = new Body(row.Html, JsonSerializer.Deserialize<List<BodySection>>(row.Sections)!);
        return cache.Set((article.Key, article.Language, article.PublishedAt), body, new MemoryCacheEntryOptions { Size = 2 * (row.Html.Length + row.Sections.Length) });
    }

    public void Dispose() => cache.Dispose();

    private sealed record Row
    {
        public required string Html { get; init; }

        public required string Sections { get; init; }
    }
}
