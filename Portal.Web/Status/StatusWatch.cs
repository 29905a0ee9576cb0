namespace Portal.Web.Status;

/// <summary>Confirms every few seconds that what this node knows of the network is still true, or notices that nobody can say.</summary>
internal sealed partial class StatusWatch(Incidents incidents, TimeProvider clock, ILogger<StatusWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (; ; await Task.Delay(Pause, clock, stoppingToken))
            {
                var wasFresh = incidents.IsFresh;
                if (!await incidents.ConfirmAsync(stoppingToken) && wasFresh) Log.Away(logger);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer: the status of the network is shown as it was last known")]
        public static partial void Away(ILogger logger);
    }
}
