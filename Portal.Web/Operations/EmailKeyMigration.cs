using Portal.Web.Data;
using Portal.Web.Site.Forms;

namespace Portal.Web.Operations;

/// <summary>
/// Rewrites addresses that were kept before <see cref="EmailAddress"/> gave each mailbox one spelling. The database cannot do it: it does
/// not know how a domain is written in ASCII. Partial indexes hold what is left to do, so that the question costs nothing once it is done.
/// </summary>
internal sealed partial class EmailKeyMigration(Database db, ILogger<EmailKeyMigration> logger)
{
    private const string People = "select id, email_key kept from person where octet_length(email_key) > length(email_key)";
    private const string Person =
        "update person set email_key = @key where id = @Id and not exists (select 1 from person p where p.email_key = @key)";
    private const string Followers = "select id, email_key kept from follower where octet_length(email_key) > length(email_key)";
    private const string Follower = """
        update follower set email_key = @key
        where id = @Id and not exists (select 1 from follower f where f.email_key = @key and f.target = follower.target)
        """;

    private const string Tickets = "select id, email kept from ticket where octet_length(email) > length(email)";
    private const string Ticket = "update ticket set email = @canonical where id = @Id";

    public async Task RewriteAsync(CancellationToken ct)
    {
        foreach (
            var (find, rewrite, table) in new[]
            {
                (People, Person, "person"),
                (Followers, Follower, "follower"),
                (Tickets, Ticket, "ticket"),
            }
        )
        foreach (var row in await db.ListAsync<Row>(find, ct: ct))
            await RewriteAsync(row, rewrite, table, ct);
    }

    private async Task RewriteAsync(Row row, string rewrite, string table, CancellationToken ct)
    {
        var (key, canonical) = (EmailAddress.Key(row.Kept), EmailAddress.Canonical(row.Kept));
        if (key == row.Kept)
            return; // letters before the @ that no other form exists for
        if (
            await db.WriteAsync(
                work =>
                    work.ExecuteAsync(
                        rewrite,
                        new
                        {
                            row.Id,
                            key,
                            canonical,
                        }
                    ),
                ct
            ) == 0
        )
            Log.Twice(logger, table, row.Id);
    }

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Kept { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Duplicate mailbox: row {Id} of {Table} spells the mailbox of another row differently; only the "
                + "other row is found by it"
        )]
        public static partial void Twice(ILogger logger, string table, long id);
    }
}
