namespace Portal.Web.Identity.Resetting;

/// <summary>Answers what people asked for as soon as it is taken in, and now and then what another node left.</summary>
internal sealed partial class ResetService(ResetRequests requests, ResetAnswers answers, ILogger<ResetService> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await requests.WaitAsync(Look, stoppingToken);
                await AnswerAllAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    // Nothing that fails here may end the program; what was asked for still waits.
    private async Task AnswerAllAsync(CancellationToken ct)
    {
        try
        {
            while (await answers.NextAsync(ct))
            {
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Failed(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Mails for new passwords could not be written; trying again")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
