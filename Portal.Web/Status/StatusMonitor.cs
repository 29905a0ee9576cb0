using Portal.Web.Jobs;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Status;

/// <summary>
/// Confirms every few seconds that what this node knows of the network is still true, or notices that nobody can say; and writes to
/// followers what was said.
/// </summary>
internal sealed partial class StatusMonitor(
    IncidentCache incidents,
    FollowerNotifier post,
    PageStore pages,
    TimeProvider clock,
    ILogger<StatusMonitor> logger
) : PollingService(logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private bool hasRun;

    protected override Task WaitAsync(CancellationToken ct) => hasRun ? Task.Delay(Pause, clock, ct) : Task.CompletedTask;

    protected override async Task RunAsync(CancellationToken ct)
    {
        hasRun = true;
        var wasFresh = incidents.IsFresh;
        var isFresh = await incidents.ConfirmAsync(ct);
        if (isFresh != wasFresh)
            pages.Drop([IncidentCache.AgeTag]);
        if (isFresh)
            await post.SendAsync(ct); // what was not sent now is sent next time
        else if (wasFresh)
            Log.Away(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Database unreachable: showing the last known network status")]
        public static partial void Away(ILogger logger);
    }
}
