namespace Portal.Web.Messages;

/// <summary>An operator may begin without a mail server: mails wait in the outbox, and that is said once.</summary>
internal sealed partial class MissingMailServerWarning(ILogger<MissingMailServerWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.Waiting(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "No mail is sent: Mail:Host is not set. What is to be sent waits in the outbox; \"mail\" on the "
                + "command line counts it"
        )]
        public static partial void Waiting(ILogger logger);
    }
}
