using Portal.Web.Data;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>By what a report is divided.</summary>
public enum By
{
    Level,
    Type,
    Topic,
    Language,
}

/// <summary>How the desk did in a period: what came in, how soon it was answered and solved, and what came back. Times are working time.</summary>
public sealed class DeskReport(Database db, ServiceLevels levels, TimeProvider clock)
{
    private const string Tickets = """
        select opened_at, first_reply_at, first_reply_due, resolved_at, reopened, level, type, topic, language from ticket where opened_at >= @since and merged_into_id is null order by id limit 300000
        """;

    private const string Deflected = "select at, returned_at from deflection where at >= @since";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task<Report> ReadAsync(int days, By by, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), levels.Zone).DateTime);
        var midnight = today.AddDays(1 - days).ToDateTime(TimeOnly.MinValue);
        var since = new DateTimeOffset(midnight, levels.Zone.GetUtcOffset(midnight)).ToUniversalTime();
        var rows = await db.ListAsync<Row>(Tickets, new { since }, ct);
        var helped = (await db.ListAsync<Deflection>(Deflected, new { since }, ct)).Count(d => d.ReturnedAt is not { } back || back - d.At > Kept);
        var perDay = rows.CountBy(r => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(r.OpenedAt, levels.Zone).DateTime)).ToDictionary();
        return new Report
        {
            Days = [.. Enumerable.Range(0, days).Select(n => today.AddDays(n + 1 - days)).Select(day => (day, perDay.GetValueOrDefault(day)))],
            Groups = [.. rows.GroupBy(r => r.Of(by)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => LineOf(g.Key, [.. g]))],
            All = LineOf("", rows),
            Deflected = helped,
        };
    }

    private Line LineOf(string name, IReadOnlyList<Row> rows) => new()
    {
        Name = name,
        Opened = rows.Count,
        Solved = rows.Count(r => r.ResolvedAt is not null),
        Reopened = rows.Count(r => r.Reopened > 0),
        InTime = rows.Count(r => r.FirstReplyAt <= r.FirstReplyDue),
        Answered = rows.Count(r => r.FirstReplyAt is not null),
        FirstReply = Median([.. rows.Where(r => r.FirstReplyAt is not null).Select(r => levels.Between(r.OpenedAt, r.FirstReplyAt!.Value))]),
        Solving = Median([.. rows.Where(r => r.ResolvedAt is not null).Select(r => levels.Between(r.OpenedAt, r.ResolvedAt!.Value))]),
    };

    private static TimeSpan? Median(List<TimeSpan> times)
    {
        times.Sort();
        return times.Count == 0 ? null : times[times.Count / 2];
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

        public DateTimeOffset? ResolvedAt { get; init; }

        public required int Reopened { get; init; }

        public required int Level { get; init; }

        public required string Type { get; init; }

        public required string Topic { get; init; }

        public required string Language { get; init; }

        public string Of(By by) => by switch { By.Level => $"{Level}", By.Type => Type, By.Topic => $"{Type}/{Topic}", _ => Language };
    }
}

/// <summary>What a report says.</summary>
public sealed record Report
{
    public required IReadOnlyList<(DateOnly Day, int Opened)> Days { get; init; }

    public required IReadOnlyList<Line> Groups { get; init; }

    public required Line All { get; init; }

    /// <summary>Readers whom an article helped on the way to a request, and who did not come back within a week.</summary>
    public required int Deflected { get; init; }
}

/// <summary>A row of it.</summary>
public sealed record Line
{
    public required string Name { get; init; }

    public required int Opened { get; init; }

    public required int Solved { get; init; }

    public required int Reopened { get; init; }

    public required int Answered { get; init; }

    /// <summary>Answered for the first time within what was promised.</summary>
    public required int InTime { get; init; }

    /// <summary>Medians of working time; null where there is none.</summary>
    public TimeSpan? FirstReply { get; init; }

    public TimeSpan? Solving { get; init; }
}
