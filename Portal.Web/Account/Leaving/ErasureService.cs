namespace Portal.Web.Account.Leaving;

/// <summary>Looks once a day for accounts whose time is over, and soon after each start.</summary>
internal sealed partial class ErasureService(Erasure erasure, TimeProvider clock, ILogger<ErasureService> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var rest = First; ; rest = Every)
            {
                await Task.Delay(rest, clock, stoppingToken);
                await SweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    // What fails today is tried again tomorrow; it must not end the program.
    private async Task SweepAsync(CancellationToken ct)
    {
        try
        {
            if (await erasure.SweepAsync(ct) is > 0 and var erased) Log.Erased(logger, erased);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Failed(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Erased {Count} accounts whose owners had asked for it")]
        public static partial void Erased(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "Accounts could not be erased; trying again tomorrow")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
