namespace Portal.Web.Jobs;

/// <summary>One job that waits, runs, and waits again.</summary>
public abstract class PollingService(ILogger logger) : JobService(logger)
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        RepeatAsync(GetType().Name, WaitAsync, RunAsync, stoppingToken);

    /// <summary>Returns when the next run is due.</summary>
    protected abstract Task WaitAsync(CancellationToken ct);

    /// <summary>One run.</summary>
    protected abstract Task RunAsync(CancellationToken ct);
}
