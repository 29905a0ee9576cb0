using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Following;

/// <summary>How many event streams may be open at once: for one person or browser, for the network of guests, for all guests, and for all. Customers have room whatever guests do.</summary>
internal sealed class StreamPlaces
{
    private const int MostOfAll = 1000;
    private const int MostOfGuests = 500;
    private const int MostOfNetwork = 50; // of a /64; twice as many from an IPv4 address
    private const int MostOfOne = 10;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = [];

    /// <summary>Null when there is no place left; else what gives it back.</summary>
    public IDisposable? Take(HttpContext context)
    {
        var places = context.Me() is { } me ? [("all", MostOfAll), ($"person {me.Key}", MostOfOne)] : OfGuest(context);
        lock (gate)
        {
            if (places.Any(p => open.GetValueOrDefault(p.Name) >= p.Most)) return null;
            foreach (var (name, _) in places) open[name] = open.GetValueOrDefault(name) + 1;
        }

        return new Place(this, [.. places.Select(p => p.Name)]);
    }

    private static List<(string Name, int Most)> OfGuest(HttpContext context)
    {
        var network = ClientNetwork.NameOf(context);
        return
        [
            ("all", MostOfAll), ("guests", MostOfGuests), ($"browser {BrowserCookie.Of(context) ?? network}", MostOfOne),
            .. ClientNetwork.Around(context).Select(n => ($"{n.Size} {n.Name}", MostOfNetwork * n.Share)),
        ];
    }

    private void GiveBack(IReadOnlyList<string> names)
    {
        lock (gate)
        {
            foreach (var name in names)
            {
                if (open[name] > 1) open[name]--;
                else open.Remove(name);
            }
        }
    }

    private sealed class Place(StreamPlaces places, IReadOnlyList<string> names) : IDisposable
    {
        public void Dispose() => places.GiveBack(names);
    }
}
