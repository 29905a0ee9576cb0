using Portal.Web.Data;
using Portal.Web.Help.Content;

namespace Portal.Web.Help;

/// <summary>What is done with a published article: it is taken away, brought back, and rated by its readers.</summary>
public sealed class ArticleService(Database db, ContentRefresh refresh)
{
    private const string Retire = "update article set retired_at = @Now where key = @key and retired_at is null";
    private const string Restore = "update article set retired_at = null where key = @key and retired_at is not null";
    private const string Known = "select count(*) from revision where id = @revisionId";

    private const string Vote = """
        insert into vote (revision_id, reader, helpful, reason, comment, voted_at)
        values (@revisionId, @reader, @helpful, @reason, @comment, @Now)
        on conflict (revision_id, reader) do update
        set helpful = excluded.helpful, reason = excluded.reason, comment = excluded.comment, voted_at = excluded.voted_at
        """;

    /// <summary>Takes an article from its readers; its addresses say so from now on. False when there is none.</summary>
    public Task<bool> RetireAsync(string key, string actor, CancellationToken ct) => MoveAsync(Retire, key, actor, "article.retired", ct);

    /// <summary>Brings a retired article back as it was. False when there is none.</summary>
    public Task<bool> RestoreAsync(string key, string actor, CancellationToken ct) =>
        MoveAsync(Restore, key, actor, "article.restored", ct);

    /// <summary>Keeps one vote of a reader for a revision: the last one counts. False when there is no such revision.</summary>
    public Task<bool> VoteAsync(long revisionId, string reader, bool helpful, string? reason, string? comment, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
                await work.SingleAsync<long>(Known, new { revisionId }) > 0
                && await work.ExecuteAsync(
                    Vote,
                    new
                    {
                        revisionId,
                        reader,
                        helpful,
                        reason,
                        comment,
                        work.Now,
                    }
                ) > 0,
            ct
        );

    private async Task<bool> MoveAsync(string sql, string key, string actor, string action, CancellationToken ct)
    {
        var moved = await db.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(sql, new { key, work.Now }) == 0)
                    return false;
                await work.AuditAsync(actor, action, "article:" + key);
                await work.ChangedAsync("article:" + key);
                return true;
            },
            ct
        );
        if (moved)
            await refresh.RunAsync(ct); // links to it become text, or links again
        return moved;
    }
}
