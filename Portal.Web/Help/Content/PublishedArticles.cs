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

    // What other slices keep in their own way is not read with every start.
    private const string OwnFiles =
        "select path, text from content_file where path not like 'guides/%' and path not like 'routers/%' order by path";

    public static Task<IReadOnlyList<PublishedVersion>> PublishedAsync(this Database db, CancellationToken ct) =>
        db.ListAsync<PublishedVersion>(All, ct: ct);

    public static async Task<IReadOnlyDictionary<string, string>> ContentFilesAsync(this Database db, CancellationToken ct) =>
        (await db.ListAsync<FileRow>(Files, ct: ct)).ToDictionary(f => f.Path, f => f.Text);

    /// <summary>Those that pages of the help centre need: without the files of other slices.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> HelpFilesAsync(this Database db, CancellationToken ct) =>
        (await db.ListAsync<FileRow>(OwnFiles, ct: ct)).ToDictionary(f => f.Path, f => f.Text);

    private sealed record FileRow
    {
        public required string Path { get; init; }

        public required string Text { get; init; }
    }
}
