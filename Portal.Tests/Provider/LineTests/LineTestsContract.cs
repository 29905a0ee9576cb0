using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;

namespace Portal.Tests.Provider.LineTests;

/// <summary>
/// What every implementation of the port promises: one test for each wish, of the customer's own lines, that can be asked for.
/// </summary>
public abstract class LineTestsContract
{
    protected const string Owner = "KD400001";
    protected const string Stranger = "KD400002";
    protected const string Line = "T1";
    protected const string Other = "T2";
    protected const string Ended = "T3";

    private static int keys;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected static string Key => $"test-{Interlocked.Increment(ref keys)}";

    [Fact]
    public async Task A_test_is_started_and_asked_for_until_it_has_ended()
    {
        var tests = await PortAsync();
        Assert.True((await tests.StartAsync(new(Owner, Line, LineTestKind.Full, Key), Ct)).Has(out var started));
        Assert.Equal((Line, LineTestKind.Full, LineTestState.InProgress), (started.Service, started.Kind, started.State));
        Assert.Null(started.EndedAt);
        Assert.Empty(started.Measures);
        Assert.Equal(started, (await tests.FindAsync(Owner, started.Id, Ct)).Value! with { Measures = started.Measures });
        await LetTestsEndAsync();
        var ended = (await tests.FindAsync(Owner, started.Id, Ct)).Value!;
        Assert.Equal(LineTestState.Completed, ended.State);
        Assert.True(ended.EndedAt > ended.StartedAt);
        Assert.NotEmpty(ended.Measures);
        Assert.All(ended.Measures, m => Assert.NotNull(LineMetric.Find(m.Name)));
        Assert.All(ended.Measures, m => Assert.True(m.Word is null == m.Number is not null));
    }

    [Fact]
    public async Task A_quick_test_has_its_result_at_once()
    {
        var tests = await PortAsync();
        var quick = (await tests.StartAsync(new(Owner, Line, LineTestKind.Quick, Key), Ct)).Value!;
        Assert.Equal((LineTestKind.Quick, LineTestState.Completed), (quick.Kind, quick.State));
        Assert.Contains(quick.Measures, m => m.Name == LineMetric.Sync);
        Assert.DoesNotContain(quick.Measures, m => m.Name == "ping");
    }

    [Fact]
    public async Task The_same_wish_sent_many_times_at_once_starts_one_test()
    {
        var tests = await PortAsync();
        var wish = new LineTestOrder(Owner, Line, LineTestKind.Full, Key);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tests.StartAsync(wish, Ct)));
        Assert.Single(answers.Select(a => a.Value!.Id).Distinct());
        Assert.Single((await tests.ListAsync(Owner, DateTimeOffset.UnixEpoch, Ct)).Value!);
    }

    [Fact]
    public async Task The_latest_test_of_a_line_is_found_and_those_of_all_lines_are_listed_the_newest_first()
    {
        var tests = await PortAsync();
        Assert.Equal(AnswerState.NotFound, (await tests.LatestAsync(Owner, Line, Ct)).State);
        Assert.Empty((await tests.ListAsync(Owner, DateTimeOffset.UnixEpoch, Ct)).Value!);
        var ids = new List<string>();
        foreach (var line in new[] { Line, Line, Other })
        {
            ids.Insert(0, (await tests.StartAsync(new(Owner, line, LineTestKind.Full, Key), Ct)).Value!.Id);
            await LetTestsEndAsync();
        }

        Assert.Equal(ids[1], (await tests.LatestAsync(Owner, Line, Ct)).Value!.Id);
        var all = (await tests.ListAsync(Owner, DateTimeOffset.UnixEpoch, Ct)).Value!;
        Assert.Equal(ids, all.Select(t => t.Id));
        Assert.Equal(ids[..1], (await tests.ListAsync(Owner, all[0].StartedAt, Ct)).Value!.Select(t => t.Id));
    }

    [Fact]
    public async Task Nobody_tests_or_sees_a_line_that_is_not_theirs()
    {
        var tests = await PortAsync();
        var theirs = (await tests.StartAsync(new(Owner, Line, LineTestKind.Full, Key), Ct)).Value!;
        foreach (var (customer, line) in new[] { (Stranger, Line), (Owner, "T9"), (Owner, ""), ("", Line), (Owner, Ended) })
            Assert.Equal(AnswerState.NotFound, (await tests.StartAsync(new(customer, line, LineTestKind.Full, Key), Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await tests.FindAsync(Stranger, theirs.Id, Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await tests.LatestAsync(Stranger, Line, Ct)).State);
        Assert.Empty((await tests.ListAsync(Stranger, DateTimeOffset.UnixEpoch, Ct)).Value!);
        Assert.Equal(AnswerState.NotFound, (await tests.ListAsync("KD999999", DateTimeOffset.UnixEpoch, Ct)).State);
    }

    [Fact]
    public async Task Whatever_is_asked_for_it_is_an_answer()
    {
        var tests = await PortAsync();
        foreach (var typed in Hostile.HostileLists.HandWritten)
        {
            Assert.Equal(AnswerState.NotFound, (await tests.FindAsync(Owner, typed, Ct)).State);
            Assert.Equal(AnswerState.NotFound, (await tests.StartAsync(new(Owner, typed, LineTestKind.Full, Key), Ct)).State);
        }
    }

    /// <summary>
    /// The port of a provider where <see cref="Owner"/> has the lines <see cref="Line"/> and <see cref="Other"/>, whose tests take a while
    /// and measure something, and <see cref="Ended"/>, which has ended; <see cref="Stranger"/> has a line too. Nothing was tested yet.
    /// </summary>
    protected abstract Task<ILineTests> PortAsync();

    /// <summary>Lets so much time pass that every test has ended.</summary>
    protected abstract Task LetTestsEndAsync();
}
