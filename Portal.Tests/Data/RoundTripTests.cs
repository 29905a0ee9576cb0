namespace Portal.Tests.Data;

/// <summary>What is written comes back the same, with the types the portal uses.</summary>
public abstract class RoundTripTests(DatabaseFixture data)
{
    private const string Table =
        "create table if not exists kept (id {id}, moment {instant} not null, later {instant} null, day "
        + "{date} null, yes {bool} not null, sum {money} not null)";
    private const string Insert = "insert into kept (moment, later, day, yes, sum) values (@Moment, @Later, @Day, @Yes, @Sum) returning id";
    private const string ById = "select moment, later, day, yes, sum from kept where id = @id";
    private const string InOrder = "select moment from kept where id >= @first order by moment";

    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<DateTimeOffset, DateOnly?, long> Rows =>
        new()
        {
            { Noon, new DateOnly(2026, 3, 29), 4_999 },
            { Noon.AddTicks(10), new DateOnly(1999, 12, 31), 0 },
            { new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)), new DateOnly(2028, 2, 29), -1 },
            { new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.FromHours(-7)), null, 9_000_000_000_000_000 },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Instants_days_answers_and_sums_come_back_as_they_were(DateTimeOffset moment, DateOnly? day, long sum)
    {
        var id = await KeepAsync(moment, moment.AddDays(1), day, sum);
        var kept = await data.Database.SingleOrDefaultAsync<Kept>(ById, new { id }, Ct);
        Assert.Equal(
            new Kept
            {
                Moment = moment,
                Later = moment.AddDays(1),
                Day = day,
                Yes = true,
                Sum = sum,
            },
            kept
        );
        Assert.Equal(TimeSpan.Zero, kept!.Moment.Offset);
    }

    [Fact]
    public async Task An_instant_that_is_absent_stays_absent()
    {
        var id = await KeepAsync(Noon, null, null, 1);
        Assert.Null((await data.Database.SingleOrDefaultAsync<Kept>(ById, new { id }, Ct))!.Later);
    }

    [Fact]
    public async Task Instants_sort_as_time_does_whatever_their_fraction_and_offset()
    {
        DateTimeOffset[] moments =
        [
            Noon,
            Noon.AddTicks(10),
            Noon.AddMilliseconds(100),
            Noon.AddMilliseconds(120),
            Noon.AddSeconds(1),
            Noon.AddHours(1).ToOffset(TimeSpan.FromHours(-9)),
        ];
        var first = await KeepAsync(moments[^1], null, null, 0);
        foreach (var moment in moments.Reverse().Skip(1))
            await KeepAsync(moment, null, null, 0);
        Assert.Equal(moments, await data.Database.ListAsync<DateTimeOffset>(InOrder, new { first }, Ct));
    }

    [Fact]
    public async Task An_instant_is_found_by_comparing_with_it()
    {
        var id = await KeepAsync(Noon.AddYears(1), null, null, 0);
        const string Due = "select id from kept where moment <= @now and moment > @yesterday";
        var now = Noon.AddYears(1).ToOffset(TimeSpan.FromHours(5));
        Assert.Equal([id], await data.Database.ListAsync<long>(Due, new { now, yesterday = now.AddDays(-1) }, Ct));
    }

    private Task<long> KeepAsync(DateTimeOffset moment, DateTimeOffset? later, DateOnly? day, long sum) =>
        data.Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(data.Dialect.Translate(Table));
                return await work.SingleAsync<long>(
                    Insert,
                    new
                    {
                        Moment = moment,
                        Later = later,
                        Day = day,
                        Yes = true,
                        Sum = sum,
                    }
                );
            },
            Ct
        );

    public sealed class OnSqlite(SqliteFixture data) : RoundTripTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : RoundTripTests(data), IClassFixture<PostgresFixture>;

    private sealed record Kept
    {
        public required DateTimeOffset Moment { get; init; }

        public required DateTimeOffset? Later { get; init; }

        public required DateOnly? Day { get; init; }

        public required bool Yes { get; init; }

        public required long Sum { get; init; }
    }
}
