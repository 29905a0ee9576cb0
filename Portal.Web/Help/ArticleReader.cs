using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Help;

/// <summary>A published article in one language with everything that is known of it; title and summary with the provider's facts filled in.</summary>
public sealed record ReadableArticle(string Key, string Language, long RevisionId, FrontMatter Front, RenderedArticle Text);

/// <summary>Reads what is published and not retired, for the search index, the contents list and the .md address. Rendering is work: keep the answer.</summary>
public sealed class ArticleReader(Database db, HelpText text)
{
    public Task<IReadOnlyList<ReadableArticle>> AllAsync(CancellationToken ct) => ReadAsync(_ => true, ct);

    /// <summary>One article in exactly this language, or null.</summary>
    public async Task<ReadableArticle?> FindAsync(string key, string language, CancellationToken ct) =>
        (await ReadAsync(p => p.Key == key && p.Language == language, ct)).SingleOrDefault();

    private async Task<IReadOnlyList<ReadableArticle>> ReadAsync(Func<Published, bool> wanted, CancellationToken ct)
    {
        var snapshot = ContentSnapshot.From(await db.ContentFilesAsync(ct));
        var published = (await db.PublishedAsync(ct)).Where(p => p.RetiredAt is null).ToList();
        var contexts = new ContentContexts(snapshot, new ArticleDirectory(published.Select(p => p.Entry)), text);
        return [.. published.Where(wanted).Select(p => Read(p, contexts.For(p.Language)))];
    }

    private static ReadableArticle Read(Published published, RenderContext context)
    {
        var parsed = ParsedArticle.Parse(published.Source);
        var front = parsed.Front with
        {
            Title = Variables.Fill(parsed.Front.Title, context.Variables), Summary = Variables.Fill(parsed.Front.Summary, context.Variables),
        };
        return new ReadableArticle(published.Key, published.Language, published.RevisionId, front, ArticleRenderer.Render(parsed.Text, context));
    }
}
