namespace Portal.Web.Identity.Resetting;

/// <summary>Answers what people asked for a second after it is taken in, and now and then what another node left.</summary>
internal sealed partial class ResetService(ResetRequests requests, ResetAnswers answers, ILogger<ResetService> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    // By then the page is answered: begun at once, the mail took processor time from the very answer that must not tell whether there is one (a ratio of 1.29 in the bench).
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await requests.WaitAsync(Look, stoppingToken);
                await Task.Delay(Rest, stoppingToken);
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
