using Portal.Web.Jobs;

namespace Portal.Web.Agents.Search;

/// <summary>
/// Keeps this node's index up to date: a look at the changes every second. A start has better things to do; the index is opened a little
/// later, or as soon as somebody searches.
/// </summary>
public sealed class DeskIndexService(DeskIndex index, ILogger<DeskIndexService> logger) : PollingService(logger)
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private TimeSpan wait = FirstAfter;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await index.EndAsync();
    }

    protected override Task WaitAsync(CancellationToken ct) =>
        // after a failure nobody's search makes it try again at once
        wait == AfterFailure
            ? Task.Delay(wait, ct)
            : index.WaitAsync(wait, ct);

    protected override async Task RunAsync(CancellationToken ct)
    {
        wait = AfterFailure;
        await index.FollowAsync(ct);
        wait = Every;
    }
}
