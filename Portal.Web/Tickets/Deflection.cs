using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Tickets;

/// <summary>
/// Articles that made a ticket needless. "This solved it" counts when whoever said it has not come back with a request within a week:
/// people also close a page because they have given up.
/// </summary>
public sealed class Deflection(Database db)
{
    public static readonly TimeSpan MustLast = TimeSpan.FromDays(7);

    private const string Keep = """
        insert into deflection (at, article, language, topic, person_id, visitor)
        values (@Now, @article, @language, @topic, @personId, @visitor)
        """;
    private const string Counted = "select count(*) from deflection where at >= @since and at <= @settled and returned_at is null";

    /// <param name="article">The key of the article.</param>
    /// <param name="language">In which it was read.</param>
    /// <param name="topic">What the form was for: its type, a dot, and the topic when there was one.</param>
    /// <param name="personId">Null for a guest.</param>
    /// <param name="browser">The secret of a guest's browser.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task SolvedAsync(string article, string language, string topic, long? personId, string? browser, CancellationToken ct) =>
        db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Keep,
                    new
                    {
                        work.Now,
                        article,
                        language,
                        topic,
                        personId,
                        visitor = VisitorOf(browser),
                    }
                ),
            ct
        );

    /// <summary>How many lasted, among those that are old enough to tell.</summary>
    public Task<long> CountAsync(DateTimeOffset since, DateTimeOffset now, CancellationToken ct) =>
        db.SingleOrDefaultAsync<long>(Counted, new { since, settled = now - MustLast }, ct);

    internal static string? VisitorOf(string? browser) => browser is null ? null : Secret.Hash(browser);
}
