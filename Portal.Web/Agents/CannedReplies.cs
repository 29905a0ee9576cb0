using System.Security.Cryptography;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// Replies that fit many tickets, each in the languages somebody has written it in. {name} and {reference} stand for the customer's name
/// and the reference of the request.
/// </summary>
public sealed class CannedReplies(Database db)
{
    private const string All = "select key, language, title, text from canned_reply order by title, key";
    private const string OfLanguage =
        "select key, language, title, text from canned_reply where language = @language order by title limit 100";
    private const string One = "select key, language, title, text from canned_reply where key = @key and language = @language";
    private const string Keep = """
        insert into canned_reply (key, language, title, text, changed_at, changed_by)
        values (@key, @language, @title, @text, @Now, @PersonId)
        on conflict (key, language) do update set title = excluded.title, text = excluded.text, changed_at = excluded.changed_at,
            changed_by = excluded.changed_by
        """;

    private const string Remove = "delete from canned_reply where key = @key and language = @language";

    public Task<IReadOnlyList<CannedReply>> AllAsync(CancellationToken ct) => db.ListAsync<CannedReply>(All, ct: ct);

    public Task<IReadOnlyList<CannedReply>> InAsync(string language, CancellationToken ct) =>
        db.ListAsync<CannedReply>(OfLanguage, new { language }, ct);

    public Task<CannedReply?> FindAsync(string key, string language, CancellationToken ct) =>
        db.SingleOrDefaultAsync<CannedReply>(One, new { key, language }, ct);

    /// <summary>Keeps a reply in one language; without a key it is a new one.</summary>
    public Task KeepAsync(Me me, string? key, string language, string title, string text, CancellationToken ct)
    {
        var kept = key is { Length: > 0 } ? key : RandomNumberGenerator.GetHexString(12, lowercase: true);
        return db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(
                    Keep,
                    new
                    {
                        key = kept,
                        language,
                        title,
                        text,
                        work.Now,
                        me.PersonId,
                    }
                );
                await work.AuditAsync(me.Target, "canned-reply.saved", $"canned-reply:{kept}/{language}", title);
            },
            ct
        );
    }

    public Task RemoveAsync(Me me, string key, string language, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(Remove, new { key, language }) == 1)
                    await work.AuditAsync(me.Target, "canned-reply.removed", $"canned-reply:{key}/{language}");
            },
            ct
        );

    /// <summary>The reply with what it leaves open filled in.</summary>
    public static string Fill(string text, Ticket ticket) =>
        text.Replace("{name}", ticket.Name, StringComparison.Ordinal).Replace("{reference}", ticket.Reference, StringComparison.Ordinal);

    public sealed record CannedReply
    {
        public required string Key { get; init; }

        public required string Language { get; init; }

        public required string Title { get; init; }

        public required string Text { get; init; }
    }
}
