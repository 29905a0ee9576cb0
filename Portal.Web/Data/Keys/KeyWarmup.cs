namespace Portal.Web.Data.Keys;

/// <summary>Reads the keys when the first pages are already served, and says once if they lie in the database unencrypted.</summary>
internal sealed partial class KeyWarmup(
    KeyReadiness readiness,
    KeyEncryption encryption,
    KeyOptions options,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    ILogger<KeyWarmup> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (environment.IsProduction() && !options.IsEncrypting)
            Log.Unencrypted(logger);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            if (await encryption.RunAsync(stoppingToken) is > 0 and var count)
                Log.Encrypted(logger, count);
            await readiness.PrepareAsync();
        }
        catch (Exception error)
        {
            Log.Failed(logger, error); // whoever needs them next reads them
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Data protection keys are stored unencrypted: a backup would let its reader sign in as anybody. Set Keys:Certificate"
        )]
        public static partial void Unencrypted(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Encrypted {Count} data protection keys that were stored unencrypted. Earlier backups still contain them"
        )]
        public static partial void Encrypted(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "Data protection keys could not be read")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
