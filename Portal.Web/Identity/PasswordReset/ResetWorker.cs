using Portal.Web.Jobs;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Answers what people asked for a second after it is taken in, and now and then what another node left.</summary>
internal sealed class ResetWorker(ResetRequestQueue requests, ResetRequestProcessor answers, ILogger<ResetWorker> logger)
    : PollingService(logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    // By then the page is answered: begun at once, the mail took processor time from the very answer that must not tell whether there is
    // one (a ratio of 1.29 in the bench).
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    protected override async Task WaitAsync(CancellationToken ct)
    {
        await requests.WaitAsync(Look, ct);
        await Task.Delay(Rest, ct);
    }

    // After a failure what was asked for still waits.
    protected override async Task RunAsync(CancellationToken ct)
    {
        while (await answers.NextAsync(ct)) { }
    }
}
