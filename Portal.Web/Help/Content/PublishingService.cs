using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>
/// Publishes the new languages of one article: article, addresses, revisions, publications, audit and change in one transaction.
/// </summary>
internal static class PublishingService
{
    private const string AddArticle = "insert into article (key) values (@key) on conflict (key) do nothing";
    private const string FindArticle = "select id from article where key = @key";

    private const string Current = """
        select r.source from publication p join revision r on r.id = p.revision_id where p.article_id = @id and p.language = @Language
        """;

    private const string AddSlug =
        "insert into slug (language, slug, article_id) values (@Language, @Slug, @id) on conflict (language, slug) do nothing";
    private const string FindSlug = "select article_id from slug where language = @Language and slug = @Slug";

    private const string AddRevision = """
        insert into revision (article_id, language, source, slug, title, summary, topic, keywords, technologies, audience, related,
            reviewed, created_at, created_by)
        values (@id, @Language, @Source, @Slug, @Title, @Summary, @Topic, @keywords, @technologies, @Audience, @related, @Reviewed, @Now,
            @actor) returning id
        """;

    private const string Publish = """
        insert into publication (article_id, language, revision_id, html, sections, published_at)
        values (@id, @Language, @revision, @Html, @Sections, @Now)
        on conflict (article_id, language) do update
        set revision_id = excluded.revision_id, html = excluded.html, sections = excluded.sections, published_at = excluded.published_at
        """;

    /// <summary>Returns what was published, and a fault when another article took an address in the meantime.</summary>
    public static async Task<(ImportedArticle? Done, Diagnostic? Fault)> RunAsync(
        Database db,
        IGrouping<string, RenderedFile> article,
        string actor,
        CancellationToken ct
    )
    {
        try
        {
            var languages = await db.WriteAsync(work => PublishAsync(work, article, actor), ct);
            return (languages.Count > 0 ? new ImportedArticle(article.Key, languages) : null, null);
        }
        catch (SlugTakenException taken)
        {
            return (null, new Diagnostic(taken.Message, 1, "its slug belongs to another article", Blocks: true));
        }
    }

    /// <summary>
    /// All articles of an empty database at once: a program that is killed meanwhile begins anew at its next start. Null when another node
    /// was quicker with one of the addresses.
    /// </summary>
    public static async Task<IReadOnlyList<ImportedArticle>?> TryAllAsync(
        Database db,
        IReadOnlyList<IGrouping<string, RenderedFile>> articles,
        string actor,
        CancellationToken ct
    )
    {
        try
        {
            return await db.WriteAsync(work => PublishAsync(work, articles, actor), ct);
        }
        catch (SlugTakenException)
        {
            return null;
        }
    }

    private static async Task<List<ImportedArticle>> PublishAsync(
        UnitOfWork work,
        IReadOnlyList<IGrouping<string, RenderedFile>> articles,
        string actor
    )
    {
        var done = new List<ImportedArticle>();
        foreach (var article in articles)
        {
            if (await PublishAsync(work, article, actor) is { Count: > 0 } languages)
                done.Add(new(article.Key, languages));
        }

        return done;
    }

    private static async Task<List<string>> PublishAsync(UnitOfWork work, IGrouping<string, RenderedFile> article, string actor)
    {
        var key = article.Key;
        await work.ExecuteAsync(AddArticle, new { key });
        var id = await work.SingleAsync<long>(FindArticle, new { key });
        var languages = new List<string>();
        foreach (var draft in Language.Codes.SelectMany(language => article.Where(d => d.File.Language == language)))
        {
            if (await PublishAsync(work, id, draft, actor))
                languages.Add(draft.File.Language);
        }

        if (languages.Count > 0)
            await work.ChangedAsync("article:" + key);
        return languages;
    }

    private static async Task<bool> PublishAsync(UnitOfWork work, long id, RenderedFile draft, string actor)
    {
        var (file, front) = (draft.File, draft.File.Parsed.Front);
        if (await work.SingleOrDefaultAsync<string>(Current, new { id, file.Language }) == file.Source)
            return false;
        await work.ExecuteAsync(
            AddSlug,
            new
            {
                file.Language,
                front.Slug,
                id,
            }
        );
        if (await work.SingleAsync<long>(FindSlug, new { file.Language, front.Slug }) != id)
            throw new SlugTakenException(file.Path);
        var revision = await work.SingleAsync<long>(AddRevision, ValuesOf(work, id, file, actor));
        await work.ExecuteAsync(
            Publish,
            new
            {
                id,
                file.Language,
                revision,
                draft.Text.Html,
                draft.Text.Sections,
                work.Now,
            }
        );
        await work.AuditAsync(actor, "article.published", $"article:{file.Key}/{file.Language}");
        return true;
    }

    private static object ValuesOf(UnitOfWork work, long id, ArticleFile file, string actor)
    {
        var front = file.Parsed.Front;
        var (keywords, technologies, related) = (
            string.Join(',', front.Keywords),
            string.Join(',', front.Technologies),
            string.Join(',', front.Related)
        );
        return new
        {
            id,
            file.Language,
            file.Source,
            front.Slug,
            front.Title,
            front.Summary,
            front.Topic,
            keywords,
            technologies,
            front.Audience,
            related,
            Reviewed = front.Reviewed ?? Article.NeverReviewed,
            work.Now,
            actor,
        };
    }
}
