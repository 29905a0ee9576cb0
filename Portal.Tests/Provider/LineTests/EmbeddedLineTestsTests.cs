using Portal.Tests.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.LineTests;

namespace Portal.Tests.Provider.LineTests;

/// <summary>Tests of lines in the portal's own tables: simulated ones, and those of a provider whose network cannot be asked.</summary>
public abstract class EmbeddedLineTestsTests(DatabaseFixture data) : LineTestsContract
{
    private const string Simulate = """
        insert into simulated_line (service_number, fault) values (@line, @fault)
        on conflict (service_number) do update set fault = excluded.fault
        """;

    public static TheoryData<string> Faults =>
        [.. SimulatedLine.Faults.Where(f => f is not (SimulatedLine.NeverEnds or SimulatedLine.Silent))];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_simulated_line_ends_every_test_and_says_what_it_measured(string fault)
    {
        var tests = await PortAsync();
        await SimulateAsync(Line, fault);
        var id = (await tests.StartAsync(new(Owner, Line, LineTestKind.Full, Key), Ct)).Value!.Id;
        await LetTestsEndAsync();
        var test = (await tests.FindAsync(Owner, id, Ct)).Value!;
        Assert.Equal(fault == SimulatedLine.TestFails ? LineTestState.Failed : LineTestState.Completed, test.State);
        Assert.Equal(fault == SimulatedLine.TestFails, test.Measures.Count == 0);
        if (fault == SimulatedLine.LoginFailed)
            Assert.Equal("login-failed", test.Measures.Single(m => m.Name == LineMetric.Session).Word);
        if (fault == SimulatedLine.LowMargin)
            Assert.Equal((3.4m, "dB"), test.Measures.Where(m => m.Name == "noise-margin-down").Select(m => (m.Number, m.Unit)).Single());
    }

    [Fact]
    public async Task A_test_that_never_ends_is_in_progress_for_good()
    {
        var tests = await PortAsync();
        await SimulateAsync(Line, SimulatedLine.NeverEnds);
        var id = (await tests.StartAsync(new(Owner, Line, LineTestKind.Quick, Key), Ct)).Value!.Id;
        data.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(LineTestState.InProgress, (await tests.FindAsync(Owner, id, Ct)).Value!.State);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_may_be_asked_again()
    {
        var tests = await PortAsync();
        await SimulateAsync(Line, SimulatedLine.Silent);
        Assert.Equal(Answer.Failed<LineTest>(mayRetry: true), await tests.StartAsync(new(Owner, Line, LineTestKind.Full, Key), Ct));
        Assert.Equal(AnswerState.Failed, (await tests.LatestAsync(Owner, Line, Ct)).State);
    }

    [Fact]
    public async Task A_real_line_ends_its_test_at_once_and_measures_nothing()
    {
        await PortAsync();
        await data.Database.WriteAsync(work => work.WriteAsync(TestLines.Of("KD400009", "T8")), Ct);
        await SimulateAsync("T8", SimulatedLine.NoSignal);
        var test = (await Port().StartAsync(new("KD400009", "T8", LineTestKind.Full, Key), Ct)).Value!;
        Assert.Equal(LineTestState.Completed, test.State);
        Assert.Empty(test.Measures);
    }

    [Fact]
    public async Task Lines_of_the_demonstration_are_there_only_where_it_is_shown()
    {
        await PortAsync();
        var hidden = new EmbeddedLineTests(data.Database, new ProviderOptions(), data.Clock);
        Assert.Equal(AnswerState.NotFound, (await hidden.StartAsync(new(Owner, Line, LineTestKind.Full, Key), Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await hidden.ListAsync(Owner, DateTimeOffset.UnixEpoch, Ct)).State);
    }

    [Fact]
    public async Task After_two_weeks_a_test_is_forgotten()
    {
        var tests = await PortAsync();
        var retention = new LineTestRetention(data.Database);
        await tests.StartAsync(new(Owner, Line, LineTestKind.Full, Key), Ct);
        data.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Equal(0, await retention.RunAsync(Ct));
        data.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await retention.RunAsync(Ct));
        Assert.Equal(0, await retention.RunAsync(Ct));
    }

    protected override async Task<ILineTests> PortAsync()
    {
        await data.Database.WriteAsync(
            async work =>
            {
                await work.WriteAsync(
                    TestLines.Of(Owner, Line, Other) with
                    {
                        Demonstration = true,
                        Services =
                        [
                            TestLines.Line(Line),
                            TestLines.Line(Other),
                            TestLines.Line(Ended) with
                            {
                                State = ServiceState.Terminated,
                            },
                        ],
                    }
                );
                await work.WriteAsync(TestLines.Of(Stranger, "T9") with { Demonstration = true });
                await work.ExecuteAsync("delete from line_test");
            },
            Ct
        );
        await SimulateAsync(Line, SimulatedLine.Good);
        await SimulateAsync(Other, SimulatedLine.Good);
        return Port();
    }

    protected override Task LetTestsEndAsync()
    {
        data.Clock.Advance(TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    private EmbeddedLineTests Port() => new(data.Database, new ProviderOptions { Demonstration = true }, data.Clock);

    private Task<int> SimulateAsync(string line, string fault) =>
        data.Database.WriteAsync(work => work.ExecuteAsync(Simulate, new { line, fault }), Ct);

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedLineTestsTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedLineTestsTests(data), IClassFixture<PostgresFixture>;
}
