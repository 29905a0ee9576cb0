using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Keeps the best of what it is given: the highest sum, then the first id.</summary>
internal sealed class TopCandidates(int capacity)
{
    private readonly PriorityQueue<Candidate, Candidate> worstFirst = new(Comparer<Candidate>.Create((a, b) => Compare(b, a)));

    /// <summary>What a document must reach to be looked at: the lowest sum kept once there are enough.</summary>
    public int Threshold => worstFirst.Count < capacity ? 1 : worstFirst.Peek().Sum;

    public void Offer(SegmentView view, int document, int sum)
    {
        var candidate = new Candidate(view, document, sum);
        if (worstFirst.Count < capacity) worstFirst.Enqueue(candidate, candidate);
        else if (Compare(candidate, worstFirst.Peek()) < 0) worstFirst.EnqueueDequeue(candidate, candidate);
    }

    public List<Candidate> Best()
    {
        var best = worstFirst.UnorderedItems.Select(item => item.Element).ToList();
        best.Sort(Compare);
        return best;
    }

    private static int Compare(Candidate a, Candidate b) => a.Sum != b.Sum ? b.Sum.CompareTo(a.Sum) : string.CompareOrdinal(a.Head.Id, b.Head.Id);
}
