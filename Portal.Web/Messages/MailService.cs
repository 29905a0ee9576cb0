namespace Portal.Web.Messages;

/// <summary>Runs the sender: at once after a commit of this node that queued something, when something becomes due, and now and then for what other nodes queued.</summary>
internal sealed partial class MailService(MailSender sender, OutboxQueue queue, MailServerState server, OutboxSignal signal, TimeProvider clock, ILogger<MailService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Tidying = TimeSpan.FromHours(6);

    // Less than the host gives all services together to stop.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private DateTimeOffset tidied;
    private TimeSpan pause;
    private int failures;
    private int unreached;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abandon = new CancellationTokenSource();
        await using var registration = stoppingToken.Register(() => abandon.CancelAfter(Grace));
        try
        {
            await signal.WaitAsync(TimeSpan.FromSeconds(2), stoppingToken); // the first readers come first
            while (!stoppingToken.IsCancellationRequested)
            {
                await RestAsync(stoppingToken);
                await RoundAsync(stoppingToken, abandon.Token);
                await signal.WaitAsync(pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        await sender.FinishAsync();
    }

    // New mails do not make a server answer.
    private async Task RestAsync(CancellationToken stopping)
    {
        if (server.Unreached == 0) failures = 0;
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

    /// <summary>Begins what is due. Nothing that fails here may end the program.</summary>
    private async Task RoundAsync(CancellationToken stopping, CancellationToken abandon)
    {
        try
        {
            await sender.BeginAsync(stopping, abandon);
            await TidyAsync(stopping);
            pause = PauseUntil(await queue.NextAsync(stopping));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Failed(logger, error); // the database, most likely: what was claimed is free again in a while
            pause = FirstRest;
        }
    }

    private async Task TidyAsync(CancellationToken ct)
    {
        if (clock.GetUtcNow() - tidied < Tidying) return;
        await queue.TidyAsync(ct);
        tidied = clock.GetUtcNow();
    }

    private TimeSpan PauseUntil(DateTimeOffset? next)
    {
        var wait = next - clock.GetUtcNow();
        return wait is null || wait > Look ? Look : wait < Shortest ? Shortest : wait.Value;
    }

    private static TimeSpan RestAfter(int failures)
    {
        var rest = FirstRest * Math.Pow(2, Math.Min(failures - 1, 10));
        return rest < LongestRest ? rest : LongestRest;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server cannot be reached; mails wait, next try in {Seconds} s")]
        public static partial void Unreachable(ILogger logger, double seconds);

        [LoggerMessage(Level = LogLevel.Error, Message = "Mails could not be sent; trying again")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
