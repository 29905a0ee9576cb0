using Portal.Web.Data;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>By what a report is divided.</summary>
public enum ReportGrouping
{
    Level,
    Type,
    Topic,
    Language,
}

/// <summary>
/// How the help desk did in a period: what came in, how soon it was answered and solved, and what came back. Times are working time. It is
/// read a day at a time and counted on the way, so that no number of requests is too many to hold; one report at a time, and a minute
/// long the same for everybody who asks.
/// </summary>
public sealed class ReportBuilder(Database db, ServiceLevels levels, TimeProvider clock) : IDisposable
{
    private const string Tickets = """
        select opened_at, first_reply_at, first_reply_due, paused_at, resolved_at, closed_at, reopen_count, level, type, topic, language
        from ticket where opened_at >= @since and opened_at < @until and merged_into_id is null
        """;

    private const string Deflected = "select count(*) from deflection where at >= @since and returned_at is null";
    private const string Ratings = "select score, count(*) number from survey where at >= @since group by score";
    private const string Returned = "select at, returned_at from deflection where at >= @since and returned_at is not null";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim alone = new(1);
    private readonly Dictionary<(int Days, ReportGrouping By), (DateTimeOffset At, Report Report)> reports = [];

    public async Task<Report> ReadAsync(int days, ReportGrouping by, CancellationToken ct)
    {
        await alone.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            if (!reports.TryGetValue((days, by), out var kept) || now - kept.At >= Fresh)
                reports[(days, by)] = kept = (now, await CountAsync(days, by, now, ct));
            return kept.Report;
        }
        finally
        {
            alone.Release();
        }
    }

    public void Dispose() => alone.Dispose();

    private async Task<Report> CountAsync(int days, ReportGrouping by, DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, levels.Zone).DateTime);
        var since = Midnight(today.AddDays(1 - days));
        var (work, perDay, all, groups) = (
            new WorkingTime(levels, since, now),
            new List<(DateOnly, int)>(),
            new Totals(),
            new Dictionary<string, Totals>(StringComparer.Ordinal)
        );
        for (var day = today.AddDays(1 - days); day <= today; day = day.AddDays(1))
        {
            var rows = await db.ListAsync<Row>(Tickets, new { since = Midnight(day), until = Midnight(day.AddDays(1)) }, ct);
            perDay.Add((day, rows.Count));
            foreach (var row in rows)
            {
                var name = row.KeyFor(by);
                if (!groups.TryGetValue(name, out var group))
                    groups[name] = group = new Totals();
                var (reply, solving) = (
                    row.FirstReplyAt is { } replied ? work.Between(row.OpenedAt, replied) : (TimeSpan?)null,
                    row.ResolvedAt is { } solved ? work.Between(row.OpenedAt, solved) : (TimeSpan?)null
                );
                all.Add(row, reply, solving, now);
                group.Add(row, reply, solving, now);
            }
        }

        return new Report
        {
            Days = perDay,
            Groups =
            [
                .. groups.Select(g => g.Value.LineOf(g.Key)).OrderByDescending(l => l.Opened).ThenBy(l => l.Name, StringComparer.Ordinal),
            ],
            All = all.LineOf(""),
            Waiting = all.Waiting,
            Ratings = await db.ListAsync<RatingCount>(Ratings, new { since }, ct),
            Deflected =
                (int)await db.SingleOrDefaultAsync<long>(Deflected, new { since }, ct)
                + (await db.ListAsync<Deflection>(Returned, new { since }, ct)).Count(d => d.ReturnedAt - d.At > Kept),
        };
    }

    private DateTimeOffset Midnight(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, levels.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private sealed class Totals
    {
        private readonly List<TimeSpan> replies = [];
        private readonly List<TimeSpan> solving = [];
        private int opened;
        private int reopened;
        private int everSolved;
        private int inTime;
        private int overdue;

        public int Waiting { get; private set; }

        public void Add(Row row, TimeSpan? reply, TimeSpan? solved, DateTimeOffset now)
        {
            opened++;
            if (row.ReopenCount > 0)
                reopened++;
            if (row.ReopenCount > 0 || solved is not null)
                everSolved++; // opening it again takes back that it was solved
            if (row.FirstReplyAt <= row.FirstReplyDue)
                inTime++;
            if (row.MissedFirstReply(now))
                overdue++;
            if (row is { PausedAt: not null, ResolvedAt: null, ClosedAt: null })
                Waiting++;
            if (reply is { } first)
                replies.Add(first);
            if (solved is { } time)
                solving.Add(time);
        }

        public ReportLine LineOf(string name) =>
            new()
            {
                Name = name,
                Opened = opened,
                Solved = solving.Count,
                EverSolved = everSolved,
                Reopened = reopened,
                InTime = inTime,
                Answered = replies.Count,
                Overdue = overdue,
                FirstReply = Median(replies),
                Solving = Median(solving),
            };

        // The middle one, or what lies halfway between the two in the middle.
        private static TimeSpan? Median(List<TimeSpan> times)
        {
            times.Sort();
            return times.Count == 0 ? null : (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
        }
    }

    private sealed record Deflection
    {
        public required DateTimeOffset At { get; init; }

        public DateTimeOffset? ReturnedAt { get; init; }
    }

    private sealed record Row
    {
        public required DateTimeOffset OpenedAt { get; init; }

        public DateTimeOffset? FirstReplyAt { get; init; }

        public required DateTimeOffset FirstReplyDue { get; init; }

        public DateTimeOffset? PausedAt { get; init; }

        public DateTimeOffset? ResolvedAt { get; init; }

        public DateTimeOffset? ClosedAt { get; init; }

        public required int ReopenCount { get; init; }

        public required int Level { get; init; }

        public required string Type { get; init; }

        public required string Topic { get; init; }

        public required string Language { get; init; }

        /// <summary>Nobody answered by the promised time, though it was not paused and the request was open until then.</summary>
        public bool MissedFirstReply(DateTimeOffset now) =>
            FirstReplyAt is null && FirstReplyDue < (PausedAt ?? ResolvedAt ?? ClosedAt ?? now);

        public string KeyFor(ReportGrouping by) =>
            by switch
            {
                ReportGrouping.Level => $"{Level}",
                ReportGrouping.Type => Type,
                ReportGrouping.Topic => $"{Type}/{Topic}",
                _ => Language,
            };
    }
}
