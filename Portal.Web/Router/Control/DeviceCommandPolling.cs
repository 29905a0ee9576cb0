using Portal.Web.Jobs;
using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>Runs the processor every few seconds: somebody sits before the page and waits.</summary>
internal sealed class DeviceCommandPolling(
    DeviceCommandProcessor processor,
    IRouterControl routers,
    RouterOptions options,
    TimeProvider clock,
    ILogger<DeviceCommandPolling> logger
) : PollingService(logger)
{
    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(options.PollEvery, clock, ct);

    protected override Task RunAsync(CancellationToken ct) => routers.IsOffered ? processor.RunAsync(ct) : Task.CompletedTask;
}
