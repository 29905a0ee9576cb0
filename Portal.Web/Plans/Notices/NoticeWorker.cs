using Portal.Web.Jobs;

namespace Portal.Web.Plans.Notices;

/// <summary>Runs the processor: at once after something was received, and now and then for what is due or came to another node.</summary>
internal sealed class NoticeWorker(NoticeProcessor processor, NoticeSignal signal, ILogger<NoticeWorker> logger) : PollingService(logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override Task WaitAsync(CancellationToken ct) => signal.WaitAsync(Pause, ct);

    protected override Task RunAsync(CancellationToken ct) => processor.RunAsync(ct);
}
