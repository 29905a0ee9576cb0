using System.Globalization;
using Portal.Web.Data;

namespace Portal.Web.Agents.Queue;

/// <summary>
/// How much there is to do: for each level and for whoever asks. Read once for a request, and counted no further than needed.
/// </summary>
public sealed class QueueCounts(Database db)
{
    // Each part is answered by the index of its list and ends where "500+" says enough.
    private const string Todo = "resolved_at is null and closed_at is null and paused_at is null";
    private const string Sql = $"""
        select
            (select count(*) from (select 1 from ticket where level = 1 and {Todo} limit @most) a) one,
            (select count(*) from (select 1 from ticket where level = 2 and {Todo} limit @most) b) two,
            (select count(*) from (select 1 from ticket where level = 3 and {Todo} limit @most) c) three,
            (select count(*) from (select 1 from ticket where assignee_id = @me and {Todo} limit @most) d) mine
        """;

    private Numbers? read;

    public async ValueTask<Numbers> ForAsync(long me, CancellationToken ct) =>
        read ??= (await db.SingleOrDefaultAsync<Numbers>(Sql, new { me, most = TicketQueue.MaxCount }, ct))!;

    public sealed record Numbers
    {
        public required long One { get; init; }

        public required long Two { get; init; }

        public required long Three { get; init; }

        /// <summary>Of all levels: what the person who asks has taken.</summary>
        public required long Mine { get; init; }

        /// <summary>Of a level, or of all for null.</summary>
        public long Of(int? level) =>
            level switch
            {
                1 => One,
                2 => Two,
                3 => Three,
                _ => One + Two + Three,
            };

        public static string Shown(long number) =>
            number >= TicketQueue.MaxCount ? $"{TicketQueue.MaxCount}+" : number.ToString(CultureInfo.InvariantCulture);
    }
}
