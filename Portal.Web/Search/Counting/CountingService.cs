using Portal.Web.Jobs;

namespace Portal.Web.Search.Counting;

/// <summary>
/// Counts behind the readers' backs: what waits in the queue goes to the visits, and from time to time one write takes down what they add
/// up to. Counts are statistics: a portal that is killed loses those of the last minutes, one that is asked to stop loses none.
/// </summary>
internal sealed partial class CountingService(
    SearchCounter counter,
    SearchCountStore counts,
    CountingOptions options,
    TimeProvider clock,
    ILogger<CountingService> logger
) : PollingService(logger)
{
    private const int MaxRows = 1000;

    private readonly Visits visits = new(options);
    private DateOnly tidied;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reading = ReadAsync();
        await base.ExecuteAsync(stoppingToken);
        counter.Complete();
        await reading;
        while (await WriteAsync(everything: true)) { }
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(options.WriteEvery, clock, ct);

    protected override Task RunAsync(CancellationToken ct) => WriteAsync(everything: false);

    private async Task ReadAsync()
    {
        await foreach (var seen in counter.Observations.ReadAllAsync())
            await TryAsync(() =>
            {
                visits.See(seen);
                return Task.CompletedTask;
            });
    }

    /// <summary>True when there was something to write, and it was written.</summary>
    private async Task<bool> WriteAsync(bool everything)
    {
        var batch = visits.Take(clock.GetUtcNow(), everything, MaxRows);
        var written = batch.IsEmpty || await TryAsync(() => counts.AddAsync(batch, CancellationToken.None));
        if (!written)
            visits.Return(batch);
        if (!everything && written)
            await TryAsync(TidyAsync);
        return written && !batch.IsEmpty;
    }

    // Whatever goes wrong here, nobody is to notice it on a page.
    private async Task<bool> TryAsync(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception error)
        {
            Log.Failed(logger, error);
            return false;
        }
    }

    private async Task TidyAsync()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (today == tidied)
            return;
        await counts.TidyAsync(today, CancellationToken.None);
        tidied = today;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Search counts could not be saved; retrying")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
