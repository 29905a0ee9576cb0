using System.Data.Common;
using Portal.Web.Jobs;

namespace Portal.Web.Data;

/// <summary>Sets this node's clock by the database's: before the first reader comes, and again and again.</summary>
internal sealed partial class ClockService(DatabaseClock clock, ILogger<ClockService> logger) : PollingService(logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tolerable = TimeSpan.FromSeconds(5);

    private bool isTold;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await SetAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Every, ct);

    protected override Task RunAsync(CancellationToken ct) => SetAsync(ct);

    private async Task SetAsync(CancellationToken ct)
    {
        try
        {
            await clock.SetAsync(ct).WaitAsync(Patience, ct);
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            return; // it goes on as it was; that the database is away is said elsewhere
        }

        var isWrong = clock.Ahead.Duration() > Tolerable;
        if (isWrong && !isTold)
            Log.Wrong(logger, clock.Ahead.TotalSeconds);
        isTold = isWrong;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Clock skew: this machine is {Seconds:0} s ahead of the database; the database clock is used"
        )]
        public static partial void Wrong(ILogger logger, double seconds);
    }
}
