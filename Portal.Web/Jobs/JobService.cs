namespace Portal.Web.Jobs;

/// <summary>
/// Jobs that run in the background for as long as the portal does. A run that fails is
/// logged and never ends the portal; the next run tries again.
/// </summary>
public abstract partial class JobService(ILogger logger) : BackgroundService
{
    /// <summary>Repeats one job until the portal stops; then it returns, without an error.</summary>
    /// <param name="job">What the log calls it.</param>
    /// <param name="waitAsync">Returns when the next run is due.</param>
    /// <param name="runAsync">One run.</param>
    /// <param name="stopping">Signalled when the portal stops.</param>
    protected async Task RepeatAsync(
        string job,
        Func<CancellationToken, Task> waitAsync,
        Func<CancellationToken, Task> runAsync,
        CancellationToken stopping
    )
    {
        try
        {
            while (true)
            {
                await waitAsync(stopping);
                await TryAsync(job, runAsync, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }

    private async Task TryAsync(string job, Func<CancellationToken, Task> runAsync, CancellationToken stopping)
    {
        try
        {
            await runAsync(stopping);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Log.JobFailed(logger, error, job);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Background job failed and will be tried again: {Job}")]
        public static partial void JobFailed(ILogger logger, Exception error, string job);
    }
}
