using Portal.Web.Site.FinishedPages;

namespace Portal.Web.Status;

/// <summary>Confirms every few seconds that what this node knows of the network is still true, or notices that nobody can say; and writes to followers what was said.</summary>
internal sealed partial class StatusWatch(Incidents incidents, FollowerPost post, FinishedPageStore pages, TimeProvider clock, ILogger<StatusWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (; ; await Task.Delay(Pause, clock, stoppingToken))
            {
                var wasFresh = incidents.IsFresh;
                var isFresh = await incidents.ConfirmAsync(stoppingToken);
                if (isFresh != wasFresh) pages.Drop([Incidents.AgeTag]);
                if (isFresh) await PostAsync(stoppingToken);
                else if (wasFresh) Log.Away(logger);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    // What was not sent now is sent next time.
    private async Task PostAsync(CancellationToken ct)
    {
        try
        {
            await post.SendAsync(ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.NotPosted(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer: the status of the network is shown as it was last known")]
        public static partial void Away(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "Followers of incidents could not be written to; trying again")]
        public static partial void NotPosted(ILogger logger, Exception error);
    }
}
