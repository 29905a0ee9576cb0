using Portal.Web.Provider;
using Portal.Web.Provider.Usage;

namespace Portal.Tests.Provider.Usage;

/// <summary>What every implementation of the port promises: figures by line, the newest first, of the customer's lines only.</summary>
public abstract class UsageContract
{
    protected const string Owner = "KD200001";
    protected const string Stranger = "KD200002";
    protected const string WithoutFigures = "KD200003";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected static DateOnly Today => new(2026, 3, 29); // where the test clock stands

    [Fact]
    public async Task Each_line_has_its_months_the_newest_first()
    {
        var running = Month("U1", new(2026, 3, 15), 212_000, 500_000);
        var before = Month("U1", new(2026, 2, 15), 498_765, 500_000);
        var other = Month("U2", new(2026, 3, 1), 1_204_000, null);
        var usage = await PortAsync([before, other, running, Month("U9", new(2026, 3, 1), 9, null)]);
        Assert.True((await usage.ListAsync(Owner, Ct)).Has(out var months));
        Assert.Equal([running, before, other], months);
    }

    [Fact]
    public async Task Twelve_months_before_the_running_one_are_told_and_no_more()
    {
        var all = Enumerable.Range(0, 16).Select(n => Month("U1", new DateOnly(2026, 3, 1).AddMonths(-n), 1000 + n, null)).ToList();
        var usage = await PortAsync(all);
        Assert.True((await usage.ListAsync(Owner, Ct)).Has(out var months));
        Assert.Equal(all.Take(UsageMonth.Most + 1), months);
    }

    [Fact]
    public async Task A_customer_without_figures_has_an_empty_list_and_nobody_has_none_at_all()
    {
        var usage = await PortAsync([]);
        var answer = await usage.ListAsync(WithoutFigures, Ct);
        Assert.Equal(AnswerState.Found, answer.State);
        Assert.Empty(answer.Value!);
        Assert.Equal(AnswerState.NotFound, (await usage.ListAsync("KD999999", Ct)).State);
    }

    [Fact]
    public async Task Whatever_is_typed_it_is_an_answer()
    {
        var usage = await PortAsync([]);
        Assert.Equal(AnswerState.Found, (await usage.ListAsync(" kd-200 001", Ct)).State);
        foreach (var typed in Hostile.HostileLists.HandWritten)
            Assert.Equal(AnswerState.NotFound, (await usage.ListAsync(typed, Ct)).State);
    }

    /// <summary>
    /// The port of a provider that knows these figures. <see cref="Owner"/> has the lines U1 and U2, <see cref="Stranger"/> has U9.
    /// </summary>
    protected abstract Task<IUsage> PortAsync(IReadOnlyList<UsageMonth> months);

    protected static UsageMonth Month(string service, DateOnly start, long megabytes, long? limit) =>
        new()
        {
            Service = service,
            Period = new(start, start.AddMonths(1)),
            Megabytes = megabytes,
            LimitMegabytes = limit,
            AsOf = new DateTimeOffset(2026, 3, 29, 4, 0, 0, TimeSpan.Zero),
        };
}
