using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Web.Messages;
using Portal.Web.Messages.Inbound;

namespace Portal.Web.Operations;

/// <summary>
/// Degraded while the mail server does not answer this node, or mails that are due stay where they are. Readers are served all the same, so
/// nobody should be sent elsewhere for it.
/// </summary>
internal sealed class MailCheck(OutboxQueue queue, MailServerState server, InboundState inbound, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (server.SilentSince is { } since)
            return HealthCheckResult.Degraded($"the mail server has not answered since {since:u}");
        if (inbound.Silent is { } silent)
            return HealthCheckResult.Degraded($"mails to {silent.Address} have not been fetched since {silent.Since:u}");
        try
        {
            var oldest = await queue.OldestDueAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return oldest < clock.GetUtcNow() - Late
                ? HealthCheckResult.Degraded($"mails wait since {oldest:u}")
                : HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            return HealthCheckResult.Healthy(); // that the database does not answer is said by another check
        }
    }
}
