using Portal.Web.Jobs;

namespace Portal.Web.Messages;

/// <summary>
/// Runs the sender: at once after a commit of this node that queued something, when something
/// becomes due, and now and then for what other nodes queued.
/// </summary>
internal sealed partial class MailService(
    MailSender sender,
    OutboxQueue queue,
    MailServerState server,
    WakeSignal signal,
    TimeProvider clock,
    ILogger<MailService> logger
) : PollingService(logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MinRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxRest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Tidying = TimeSpan.FromHours(6);

    // Less than the host gives all services together to stop.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private DateTimeOffset tidied;
    private TimeSpan pause = TimeSpan.FromSeconds(2); // the first readers come first
    private CancellationToken abandoned;
    private int failures;
    private int unreached;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abandon = new CancellationTokenSource();
        await using var registration = stoppingToken.Register(() => abandon.CancelAfter(Grace));
        abandoned = abandon.Token;
        await base.ExecuteAsync(stoppingToken);
        await sender.FinishAsync();
    }

    protected override async Task WaitAsync(CancellationToken ct)
    {
        await signal.WaitAsync(pause, ct);
        await RestAsync(ct);
    }

    /// <summary>Begins what is due.</summary>
    protected override async Task RunAsync(CancellationToken ct)
    {
        pause = FirstRest; // after a failure, of the database most likely: what was claimed is free again in a while
        await sender.BeginAsync(ct, abandoned);
        await TidyAsync(ct);
        pause = PauseUntil(await queue.NextAsync(ct));
    }

    // New mails do not make a server answer.
    private async Task RestAsync(CancellationToken stopping)
    {
        if (server.Unreached == 0)
            failures = 0;
        if (server.Unreached <= unreached)
        {
            unreached = server.Unreached;
            return;
        }

        var rest = RestAfter(++failures);
        Log.Unreachable(logger, rest.TotalSeconds);
        await Task.Delay(rest, clock, stopping);
        unreached = server.Unreached;
    }

    private async Task TidyAsync(CancellationToken ct)
    {
        if (clock.GetUtcNow() - tidied < Tidying)
            return;
        await queue.TidyAsync(ct);
        tidied = clock.GetUtcNow();
    }

    private TimeSpan PauseUntil(DateTimeOffset? next)
    {
        var wait = next - clock.GetUtcNow();
        return wait is null || wait > Look ? Look
            : wait < MinRest ? MinRest
            : wait.Value;
    }

    private static TimeSpan RestAfter(int failures)
    {
        var rest = FirstRest * Math.Pow(2, Math.Min(failures - 1, 10));
        return rest < MaxRest ? rest : MaxRest;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Mail server unreachable; retrying in {Seconds} s")]
        public static partial void Unreachable(ILogger logger, double seconds);
    }
}
