namespace Portal.Web.Search.Counting;

/// <summary>
/// The visits of the last half hour and what they add up to. What it remembers is bounded: a flood costs counts, not memory.
/// </summary>
internal sealed class Visits(CountingOptions options)
{
    public const int MaxVisits = 10_000;
    public const int MaxSearches = 50_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly Lock changing = new();
    private readonly Dictionary<ulong, Visit> visits = [];
    private readonly SearchStatistics tally = new();
    private int searches;

    /// <summary>How many visits and searches are remembered at the moment.</summary>
    public (int Visits, int Searches) Size
    {
        get
        {
            lock (changing)
                return (visits.Count, searches);
        }
    }

    public void See(Observation seen)
    {
        lock (changing)
        {
            if (visits.TryGetValue(seen.Visit, out var visit) && seen.At - visit.LastAt > Lifetime)
                visit = Leave(seen.Visit, visit);
            if (seen.Article is not null)
                visit?.Open(seen, tally);
            else
                Search(visit, seen);
        }
    }

    /// <summary>Takes what can be counted by now, or everything when the portal stops; no more than one write should hold.</summary>
    public Batch Take(DateTimeOffset now, bool everything, int most)
    {
        lock (changing)
        {
            foreach (var (key, visit) in visits)
            {
                visit.Settle(everything ? DateTimeOffset.MaxValue : now, tally);
                if (now - visit.LastAt > Lifetime)
                    Leave(key, visit);
            }

            return tally.Take(most);
        }
    }

    /// <summary>Puts back what could not be written.</summary>
    public void Return(Batch batch)
    {
        lock (changing)
            tally.Return(batch);
    }

    private void Search(Visit? visit, Observation seen)
    {
        if (searches >= MaxSearches || (visit is null && visits.Count >= MaxVisits))
            return;
        visit ??= visits[seen.Visit] = new(options.Settling);
        searches -= visit.Length;
        visit.Search(seen, tally);
        searches += visit.Length;
    }

    private Visit? Leave(ulong key, Visit visit)
    {
        visit.Settle(DateTimeOffset.MaxValue, tally);
        visits.Remove(key);
        searches -= visit.Length;
        return null;
    }
}
