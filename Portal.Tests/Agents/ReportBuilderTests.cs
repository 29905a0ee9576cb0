using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Agents;

namespace Portal.Tests.Agents;

/// <summary>Every figure of the reports, computed from requests whose times are known.</summary>
public abstract class ReportBuilderTests(DatabaseFixture data)
{
    private const string Went = """
        update ticket set first_reply_at = @replied, resolved_at = @solved, closed_at = @closed, paused_at = @paused, merged_into_id = @into
        where id = @id
        """;

    private const string Helped =
        "insert into deflection (at, article, language, topic, returned_at) values (@Now, 'no-internet', 'es', 'internet', @returned)";

    private const string Said = "insert into survey (ticket_id, at, score, comment) values (@whole, @Now, @score, '')";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_figure_is_what_the_requests_say()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        await FileAsync(host, new() { Language = "es" }, dueIn: 60, replied: 10, solved: 40);
        await FileAsync(host, new() { Language = "es", Level = 2 }, dueIn: 20, replied: 30, solved: 100); // late
        await FileAsync(host, new() { Language = "pt" }, dueIn: 60); // nobody has answered, and it is overdue
        await FileAsync(host, new() { Language = "pt", Level = 2 }, dueIn: 240); // not due yet
        await FileAsync(host, new() { Language = "pt" }, dueIn: 60, paused: 10); // its clock stands
        await FileAsync(host, new() { Language = "ru", ReopenCount = 1 }, dueIn: 60, replied: 50); // was solved once
        await FileAsync(host, new() { Language = "ru" }, dueIn: 60, solved: 20, closed: 20); // the customer needed no answer
        await FileAsync(host, new() { Language = "ru" }, dueIn: 60, solved: 90, closed: 90); // the customer waited in vain
        var whole = await FileAsync(host, new() { Language = "ca", Due = TimeSpan.FromHours(4) }, dueIn: 240);
        await FileAsync(host, new() { Language = "ca" }, dueIn: 60, solved: 5, closed: 5, into: whole);
        foreach (var returned in (TimeSpan?[])[null, TimeSpan.FromDays(8), TimeSpan.FromDays(1)])
            await host.Db.WriteAsync(work => work.ExecuteAsync(Helped, new { work.Now, returned = work.Now + returned }), Ct);
        foreach (var score in (int[])[5, 4, 4])
            await host.Db.WriteAsync(
                work =>
                    work.ExecuteAsync(
                        Said,
                        new
                        {
                            work.Now,
                            score,
                            whole,
                        }
                    ),
                Ct
            );
        host.Clock.Advance(TimeSpan.FromHours(2));

        var report = await host.Get<ReportBuilder>().ReadAsync(7, ReportGrouping.Language, Ct);
        Assert.Equal(
            new Figures(
                Opened: 9,
                Answered: 3,
                InTime: 2,
                Overdue: 2,
                Due: 5,
                Solved: 4,
                EverSolved: 5,
                Reopened: 1,
                FirstReply: 30,
                Solving: 65
            ),
            Of(report.All)
        );
        Assert.Equal((2, 1, 3), (report.Deflected, report.Waiting, report.RatingsGiven));
        Assert.Equal(13 / 3.0, report.Satisfaction!.Value, 6);
        Assert.Equal(9, report.Days.Sum(d => d.Opened));
        Assert.Equal(["pt", "ru", "es", "ca"], report.Groups.Select(g => g.Name));
        Assert.Equal(new Figures(3, 0, 0, 1, 1, 0, 0, 0, null, null), Of(report.Groups[0]));
        Assert.Equal(new Figures(3, 1, 1, 1, 2, 2, 3, 1, 50, 55), Of(report.Groups[1]));
        Assert.Equal(new Figures(2, 2, 1, 0, 2, 2, 2, 0, 20, 70), Of(report.Groups[2]));
        Assert.Equal(
            [("1", 7), ("2", 2)],
            (await host.Get<ReportBuilder>().ReadAsync(7, ReportGrouping.Level, Ct)).Groups.Select(g => (g.Name, g.Opened))
        );
    }

    private static Figures Of(ReportLine line) =>
        new(
            line.Opened,
            line.Answered,
            line.InTime,
            line.Overdue,
            line.Due,
            line.Solved,
            line.EverSolved,
            line.Reopened,
            Minutes(line.FirstReply),
            Minutes(line.Solving)
        );

    private static int? Minutes(TimeSpan? time) => time is { } known ? (int)Math.Round(known.TotalMinutes) : null;

    private static async Task<long> FileAsync(
        AgentTestHost host,
        TestTicket given,
        int dueIn,
        int? replied = null,
        int? solved = null,
        int? closed = null,
        int? paused = null,
        long? into = null
    )
    {
        var opened = host.Clock.GetUtcNow();
        DateTimeOffset? After(int? minutes) => minutes is { } m ? opened.AddMinutes(m) : null;
        var id = await host.AddAsync(given with { Due = TimeSpan.FromMinutes(dueIn) });
        await host.Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Went,
                    new
                    {
                        id,
                        replied = After(replied),
                        solved = After(solved),
                        closed = After(closed),
                        paused = After(paused),
                        into,
                    }
                ),
            Ct
        );
        return id;
    }

    private sealed record Figures(
        int Opened,
        int Answered,
        int InTime,
        int Overdue,
        int Due,
        int Solved,
        int EverSolved,
        int Reopened,
        int? FirstReply,
        int? Solving
    );

    public sealed class OnSqlite(SqliteFixture data) : ReportBuilderTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : ReportBuilderTests(data), IClassFixture<PostgresFixture>;
}

/// <summary>Shares as the reports write them.</summary>
public sealed class ShareTests
{
    [Theory]
    [InlineData(0, 0, "–")]
    [InlineData(0, 300, "0%")]
    [InlineData(1, 300, "1%")]
    [InlineData(150, 300, "50%")]
    [InlineData(299, 300, "99%")]
    [InlineData(300, 300, "100%")]
    public void Only_all_of_them_are_all_and_only_none_are_none(int part, int whole, string share) =>
        Assert.Equal(
            share,
            ReportsModel.Share(part, whole, System.Globalization.CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)
        );
}
