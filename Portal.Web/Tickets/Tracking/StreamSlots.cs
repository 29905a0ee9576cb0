using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// How many event streams may be open at once: for one person or browser, for the network of guests, for all guests, and for all. Customers
/// have room whatever guests do.
/// </summary>
internal sealed class StreamSlots
{
    private const int MaxOfAll = 1000;
    private const int MaxOfGuests = 500;
    private const int MaxOfNetwork = 50; // of a /64; twice as many from an IPv4 address
    private const int MaxOfOne = 10;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = [];

    /// <summary>Null when there is no place left; else what gives it back.</summary>
    public IDisposable? Take(HttpContext context)
    {
        var places = context.Me() is { } me ? [("all", MaxOfAll), ($"person {me.Key}", MaxOfOne)] : ForGuest(context);
        lock (gate)
        {
            if (places.Any(p => open.GetValueOrDefault(p.Name) >= p.Most))
                return null;
            foreach (var (name, _) in places)
                open[name] = open.GetValueOrDefault(name) + 1;
        }

        return new Slot(this, [.. places.Select(p => p.Name)]);
    }

    private static List<(string Name, int Most)> ForGuest(HttpContext context)
    {
        var network = ClientNetwork.NameOf(context);
        return
        [
            ("all", MaxOfAll),
            ("guests", MaxOfGuests),
            ($"browser {BrowserCookie.Read(context) ?? network}", MaxOfOne),
            .. ClientNetwork.Around(context).Select(n => ($"{n.Size} {n.Name}", MaxOfNetwork * n.Share)),
        ];
    }

    private void GiveBack(IReadOnlyList<string> names)
    {
        lock (gate)
        {
            foreach (var name in names)
            {
                if (open[name] > 1)
                    open[name]--;
                else
                    open.Remove(name);
            }
        }
    }

    private sealed class Slot(StreamSlots places, IReadOnlyList<string> names) : IDisposable
    {
        public void Dispose() => places.GiveBack(names);
    }
}
