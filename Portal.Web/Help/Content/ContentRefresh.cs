using Portal.Web.Data;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>
/// Renders everything that is published again and keeps what came out differently: links follow new addresses, texts follow the provider's
/// facts, the glossary and the figures, in whatever order these were published.
/// </summary>
public sealed class ContentRefresh(Database db, HelpText text)
{
    // The revision is asked for, so that a newer publication made meanwhile is left alone.
    private const string Replace = """
        update publication set html = @Html, sections = @Sections
        where article_id = @ArticleId and language = @Language and revision_id = @RevisionId and (html <> @Html or sections <> @Sections)
        """;

    /// <summary>Returns the keys of the articles that look different now.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken ct)
    {
        var snapshot = ContentSnapshot.From(await db.ContentFilesAsync(ct));
        var published = (await db.PublishedAsync(ct)).Where(p => p.RetiredAt is null).ToList();
        var contexts = new ContentContexts(snapshot, new ArticleDirectory(published.Select(p => p.Entry)), text);
        var changed = new List<string>();
        foreach (var article in published.GroupBy(p => p.Key))
        {
            var different = article.Select(p => Render(p, contexts)).Except(article).ToList();
            if (different.Count == 0)
                continue;
            await db.WriteAsync(work => ReplaceAsync(work, different), ct);
            changed.Add(article.Key);
        }

        return changed;
    }

    private static PublishedVersion Render(PublishedVersion published, ContentContexts contexts)
    {
        var text = PublishedText.From(ArticleRenderer.Render(ParsedArticle.Parse(published.Source).Text, contexts.For(published.Language)));
        return published with { Html = text.Html, Sections = text.Sections };
    }

    private static async Task ReplaceAsync(UnitOfWork work, List<PublishedVersion> different)
    {
        var rows = 0;
        foreach (var each in different)
            rows += await work.ExecuteAsync(
                Replace,
                new
                {
                    each.Html,
                    each.Sections,
                    each.ArticleId,
                    each.Language,
                    each.RevisionId,
                }
            );
        if (rows > 0)
            await work.ChangedAsync("article:" + different[0].Key);
    }
}
