using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>
/// Lets so many networks measure at once as there are places for, and refuses all others with the first thing they ask for: small requests
/// of five hundred tests cost the portal more than the transfers of a few. Who has begun can finish.
/// </summary>
public sealed class TestAdmission(SpeedTestOptions options, TimeProvider clock)
{
    private readonly Lock counting = new();
    private readonly Dictionary<string, long> seen = [];

    /// <summary>True for a network that measures already, and for one there is room for.</summary>
    public bool Admits(HttpContext context)
    {
        var network = ClientNetwork.Around(context)[0].Name;
        var now = clock.GetTimestamp();
        lock (counting)
        {
            if (seen.Count >= options.TestsAtOnce && !seen.ContainsKey(network))
                RemoveFinished(now);
            if (seen.Count >= options.TestsAtOnce && !seen.ContainsKey(network))
                return false;
            seen[network] = now;
            return true;
        }
    }

    // Nothing is asked for while a transfer lasts, and nothing lasts longer than one.
    private void RemoveFinished(long now)
    {
        foreach (var (network, last) in seen)
            if (clock.GetElapsedTime(last, now) > options.LongestTransfer)
                seen.Remove(network);
    }
}
