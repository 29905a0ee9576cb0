using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Keeps the best of what it is given: the highest sum, then the first id. A heap with the worst one on top.</summary>
internal sealed class TopCandidates(int capacity)
{
    private readonly Candidate[] heap = new Candidate[capacity];
    private int count;

    /// <summary>What a document must reach to be looked at: the lowest sum kept once there are enough.</summary>
    public int Threshold { get; private set; } = 1;

    public void Offer(SegmentView view, int document, int sum)
    {
        var candidate = new Candidate { View = view, Document = document, Sum = sum };
        if (count < capacity) Rise(count++, candidate);
        else if (IsWorse(heap[0], candidate)) Sink(candidate);
        if (count == capacity) Threshold = heap[0].Sum;
    }

    public List<Candidate> Best()
    {
        var best = heap.Take(count).ToList();
        best.Sort((a, b) => IsWorse(a, b) ? 1 : IsWorse(b, a) ? -1 : 0);
        return best;
    }

    private void Rise(int at, Candidate candidate)
    {
        for (; at > 0 && IsWorse(candidate, heap[(at - 1) / 2]); at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
        heap[at] = candidate;
    }

    private void Sink(Candidate candidate)
    {
        var at = 0;
        for (int child; (child = 2 * at + 1) < count; at = child)
        {
            if (child + 1 < count && IsWorse(heap[child + 1], heap[child])) child++;
            if (!IsWorse(heap[child], candidate)) break;
            heap[at] = heap[child];
        }
        heap[at] = candidate;
    }

    private static bool IsWorse(in Candidate a, in Candidate b)
    {
        if (a.Sum != b.Sum) return a.Sum < b.Sum;
        return ReferenceEquals(a.View, b.View) ? a.Document > b.Document : string.CompareOrdinal(a.Head.Id, b.Head.Id) > 0;
    }
}
