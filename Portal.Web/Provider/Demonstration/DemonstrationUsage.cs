using Portal.Web.Data;
using Portal.Web.Provider.Usage;

namespace Portal.Web.Provider.Demonstration;

/// <summary>
/// What the lines of made-up customers carried in the last year, and user names for some of them; in development only, like the customers.
/// The figures follow from line and month alone, so that every start finds them as they were.
/// </summary>
public sealed class DemonstrationUsage(Database db, ProviderOptions options, TimeProvider clock)
{
    private const string Counted = "select count(*) from usage_month where as_of = @asOf";

    private const string Lines = """
        select s.number, s.technology, s.started_on, c.billing_day
        from service s join customer c on c.id = s.customer_id
        where c.demonstration = @yes and s.state in ('active', 'suspended', 'pendingTerminate')
        order by s.number
        """;

    private const string Count = """
        insert into usage_month (service_number, period_start, period_end, megabytes, limit_megabytes, as_of)
        values (@Number, @Start, @End, @megabytes, @limit, @asOf)
        on conflict (service_number, period_start) do update set megabytes = excluded.megabytes, as_of = excluded.as_of
        """;

    private const string Name = """
        insert into line_credential (service_number, kind, user_name, configures_router) values (@line, @kind, @name, @ours)
        on conflict (service_number, kind) do nothing
        """;

    private const long Limit = 500_000;
    private const int FirstHour = 4; // counters are read at night

    // Gigabytes of an ordinary month.
    private static readonly Dictionary<Technology, int> Usual = new()
    {
        [Technology.Fibre] = 420,
        [Technology.Cable] = 310,
        [Technology.Dsl] = 160,
        [Technology.Wireless] = 405,
    };

    // On every day of the month one line is near its limit, and one over it.
    private static readonly Dictionary<string, long> Running = new() { ["DEMOL09"] = 446_200, ["DEMOL10"] = 523_400 };

    private static readonly (string Line, string Kind, string Name, bool Ours)[] Names =
    [
        ("DEMOL02", "connection", "demo02@dsl.example.net", true),
        ("DEMOL02", "mailbox", "demo.unpaid@mail.example.com", false),
        ("DEMOL07", "connection", "demo07@dsl.example.net", false),
    ];

    /// <summary>Brings the figures up to today; called at start, after the customers.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration)
            return;
        var asOf = LastReading(clock.GetUtcNow());
        if (await db.SingleOrDefaultAsync<long>(Counted, new { asOf }, ct) > 0)
            return;
        var lines = await db.ListAsync<Line>(Lines, new { yes = true }, ct);
        await db.WriteAsync(work => FillAsync(work, lines, asOf), ct);
    }

    private static async Task FillAsync(UnitOfWork work, IReadOnlyList<Line> lines, DateTimeOffset asOf)
    {
        foreach (var line in lines)
        foreach (var period in Periods(line, DateOnly.FromDateTime(asOf.UtcDateTime)))
            await work.ExecuteAsync(
                Count,
                new
                {
                    line.Number,
                    period.Start,
                    period.End,
                    megabytes = Used(line, period, asOf),
                    limit = line.Technology == Technology.Wireless ? Limit : (long?)null,
                    asOf = Earlier(asOf, period.End),
                }
            );
        foreach (var (line, kind, name, ours) in Names.Where(n => lines.Any(l => l.Number == n.Line)))
            await work.ExecuteAsync(
                Name,
                new
                {
                    line,
                    kind,
                    name,
                    ours,
                }
            );
    }

    private static IEnumerable<DatePeriod> Periods(Line line, DateOnly today)
    {
        var cycle = new BillingCycle((int)line.BillingDay);
        var period = cycle.PeriodOf(today);
        for (var month = 0; month <= UsageMonth.Most && period.End > (line.StartedOn ?? today); month++)
        {
            yield return period;
            period = cycle.PeriodOf(period.Start.AddDays(-1));
        }
    }

    private static long Used(Line line, DatePeriod period, DateTimeOffset asOf)
    {
        if (period.Contains(DateOnly.FromDateTime(asOf.UtcDateTime)) && Running.TryGetValue(line.Number, out var fixedSum))
            return fixedSum;
        var days = Math.Clamp((decimal)(asOf.UtcDateTime - period.Start.ToDateTime(default)).TotalDays, 0, period.Days);
        var whole = Usual.GetValueOrDefault(line.Technology) * 10L * Percent(line.Number, period.Start);
        return (long)(whole * days / period.Days);
    }

    // 75 to 125, the same for a line and month at every start and on every machine.
    private static int Percent(string number, DateOnly start)
    {
        var hash = 17;
        foreach (var letter in $"{number}/{start.Year * 12 + start.Month}")
            hash = (hash * 31 + letter) % 1_000_003;
        return 75 + (hash * 29 % 51);
    }

    private static DateTimeOffset LastReading(DateTimeOffset now)
    {
        var reading = new DateTimeOffset(now.UtcDateTime.Date.AddHours(FirstHour), TimeSpan.Zero);
        return reading <= now ? reading : reading.AddDays(-1);
    }

    private static DateTimeOffset Earlier(DateTimeOffset asOf, DateOnly end)
    {
        var last = new DateTimeOffset(end.ToDateTime(default), TimeSpan.Zero);
        return asOf < last ? asOf : last;
    }

    private sealed record Line
    {
        public required string Number { get; init; }

        public required Technology Technology { get; init; }

        public DateOnly? StartedOn { get; init; }

        public required long BillingDay { get; init; }
    }
}
