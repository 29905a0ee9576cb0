using System.Threading.RateLimiting;
using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>
/// The places for downloads and uploads of speed tests. Nobody waits for one: a test that had to wait would measure the wait. One network
/// never has them all.
/// </summary>
public sealed class TransferSlots(SpeedTestOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> ofNetwork = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        Places(ClientNetwork.Around(context)[0] is var network ? network.Name : "", options.TransfersOfNetwork * ShareOf(context))
    );

    private readonly ConcurrencyLimiter ofAll = new(
        new ConcurrencyLimiterOptions { PermitLimit = options.TransfersAtOnce, QueueLimit = 0 }
    );

    /// <summary>A place until it is disposed; null when there is none.</summary>
    public IDisposable? Take(HttpContext context)
    {
        var narrow = ofNetwork.AttemptAcquire(context);
        if (!narrow.IsAcquired)
            return Refuse(narrow);
        var wide = ofAll.AttemptAcquire();
        if (wide.IsAcquired)
            return new Place(narrow, wide);
        narrow.Dispose();
        return Refuse(wide);
    }

    public void Dispose()
    {
        ofNetwork.Dispose();
        ofAll.Dispose();
    }

    private static int ShareOf(HttpContext context) => ClientNetwork.Around(context)[0].Share;

    private static Place? Refuse(RateLimitLease lease)
    {
        lease.Dispose();
        return null;
    }

    private static RateLimitPartition<string> Places(string network, int places) =>
        RateLimitPartition.GetConcurrencyLimiter(network, _ => new ConcurrencyLimiterOptions { PermitLimit = places, QueueLimit = 0 });

    private sealed class Place(RateLimitLease narrow, RateLimitLease wide) : IDisposable
    {
        public void Dispose()
        {
            wide.Dispose();
            narrow.Dispose();
        }
    }
}
