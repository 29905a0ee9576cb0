using Portal.Web.Data;

namespace Portal.Web.Help.Content;

/// <summary>What readers see of an article in one language.</summary>
internal sealed record PublishedVersion
{
    public required long ArticleId { get; init; }

    public required string Key { get; init; }

    public required string Language { get; init; }

    public required long RevisionId { get; init; }

    public required string Slug { get; init; }

    public required string Source { get; init; }

    public required string Html { get; init; }

    public required string Sections { get; init; }

    public required DateTimeOffset? RetiredAt { get; init; }

    public DirectoryEntry Entry => new(Key, Language, Slug, ParsedArticle.Parse(Source).Text);
}

/// <summary>Reads what is published, and the content files that are kept in the database.</summary>
internal static class PublishedArticles
{
    private const string All = """
        select a.id as article_id, a.key, a.retired_at, p.language, p.revision_id, p.html, p.sections, r.slug, r.source
        from publication p join article a on a.id = p.article_id join revision r on r.id = p.revision_id
        order by a.key, p.language
        """;

    private const string Files = "select path, text from content_file order by path";

    public static Task<IReadOnlyList<PublishedVersion>> PublishedAsync(this Database db, CancellationToken ct) =>
        db.ListAsync<PublishedVersion>(All, ct: ct);

    public static async Task<IReadOnlyDictionary<string, string>> ContentFilesAsync(this Database db, CancellationToken ct) =>
        (await db.ListAsync<FileRow>(Files, ct: ct)).ToDictionary(f => f.Path, f => f.Text);

    private sealed record FileRow
    {
        public required string Path { get; init; }

        public required string Text { get; init; }
    }
}
