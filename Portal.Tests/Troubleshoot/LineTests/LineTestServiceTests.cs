using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Tests.Hosting;
using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;
using Portal.Web.Status;
using Portal.Web.Troubleshoot.LineTests;

namespace Portal.Tests.Troubleshoot.LineTests;

/// <summary>Nobody waits for a system that hangs, nor for a test that does not end.</summary>
public sealed class LineTestServiceTests(SharedPortal site)
{
    private readonly FakeTimeProvider clock = Clocks.Standing();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_system_that_hangs_is_one_that_does_not_answer()
    {
        using var tests = await ServiceAsync();
        var order = new LineTestOrder("KD1", "L1", LineTestKind.Full, "key");
        var asked = new Task[] { tests.StartAsync(order, Ct), tests.FindAsync("KD1", "id", Ct), tests.LatestAsync("KD1", "L1", Ct) };
        Assert.All(asked, a => Assert.False(a.IsCompleted));
        clock.Advance(TimeSpan.FromSeconds(6));
        foreach (var answer in asked.Cast<Task<Answer<LineTest>>>())
            Assert.Equal(Answer.Failed<LineTest>(mayRetry: true), await answer);
    }

    [Fact]
    public async Task Not_more_than_some_tests_are_started_at_once_and_the_places_are_free_again()
    {
        using var tests = await ServiceAsync();
        var order = new LineTestOrder("KD1", "L1", LineTestKind.Full, "key");
        var asked = Enumerable.Range(0, 20).Select(_ => tests.StartAsync(order, Ct)).ToList();
        Assert.Equal(4, asked.Count(a => a.IsCompleted));
        clock.Advance(TimeSpan.FromSeconds(6));
        await Task.WhenAll(asked);
        Assert.False(tests.StartAsync(order, Ct).IsCompleted);
    }

    [Fact]
    public async Task Somebody_who_left_does_not_wait()
    {
        using var tests = await ServiceAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tests.FindAsync("KD1", "id", new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_test_that_does_not_end_has_no_result_after_a_minute_and_a_half()
    {
        using var tests = await ServiceAsync();
        var test = new LineTest
        {
            Id = "id",
            Service = "L1",
            Kind = LineTestKind.Full,
            State = LineTestState.InProgress,
            StartedAt = clock.GetUtcNow(),
        };
        clock.Advance(TimeSpan.FromSeconds(89));
        Assert.True(tests.IsRunning(test));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(tests.IsRunning(test));
        Assert.False(tests.IsRunning(test with { StartedAt = clock.GetUtcNow(), State = LineTestState.Unknown }));
    }

    private async Task<LineTestService> ServiceAsync()
    {
        var services = (await site.ProgramAsync()).Services;
        return new(
            new HangingLineTests(),
            services.GetRequiredService<IncidentCache>(),
            services.GetRequiredService<LineTestLimitsLibrary>(),
            clock
        );
    }

    /// <summary>Never answers, and does not even look whether anybody still waits.</summary>
    private sealed class HangingLineTests : ILineTests
    {
        private readonly TaskCompletionSource<Answer<LineTest>> never = new();

        public Task<Answer<LineTest>> StartAsync(LineTestOrder order, CancellationToken ct) => never.Task;

        public Task<Answer<LineTest>> FindAsync(string customer, string id, CancellationToken ct) => never.Task;

        public Task<Answer<LineTest>> LatestAsync(string customer, string service, CancellationToken ct) => never.Task;

        public Task<Answer<IReadOnlyList<LineTest>>> ListAsync(string customer, DateTimeOffset since, CancellationToken ct) =>
            new TaskCompletionSource<Answer<IReadOnlyList<LineTest>>>().Task;
    }
}
