using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Keeps the best hundred of what it is given: the highest sum, then the first id. A heap with the worst one on top. An entry is one
/// number: the sum, then the segment and the document turned round, so that within a segment the greater number is the better one.
/// </summary>
internal sealed class TopCandidates
{
    public const int MaxCount = 100;

    private readonly ulong[] heap = new ulong[MaxCount];
    private SegmentView[] views = [];
    private int count;

    /// <summary>What a document must reach to be looked at: the lowest sum kept once there are enough.</summary>
    public int Threshold { get; private set; }

    public void Begin(SegmentView[] searched) => (views, count, Threshold) = (searched, 0, 1);

    public void Offer(int view, int document, int sum)
    {
        var entry = ((ulong)sum << 32) | ~(uint)((view << 16) | document);
        if (count < MaxCount)
            Rise(count++, entry);
        else if (IsWorse(heap[0], entry))
            Sink(entry);
        if (count == MaxCount)
            Raise(Sum(heap[0]));
    }

    /// <summary>Says that so many documents as are kept reach at least this.</summary>
    public void Raise(int reached) => Threshold = Math.Max(Threshold, reached);

    /// <summary>The best ones in their order, those below a share of the first one's sum left out.</summary>
    public List<Candidate> Best(double leastShare)
    {
        var entries = heap.AsSpan(0, count);
        if (views.Length == 1)
            entries.Sort();
        else
            entries.Sort(
                (a, b) =>
                    a == b ? 0
                    : IsWorse(a, b) ? -1
                    : 1
            );
        var best = new List<Candidate>(count);
        for (var i = count - 1; i >= 0 && Sum(entries[i]) >= leastShare * Sum(entries[^1]); i--)
            best.Add(
                new()
                {
                    View = View(entries[i]),
                    Document = Document(entries[i]),
                    Sum = Sum(entries[i]),
                }
            );
        count = 0;
        return best;
    }

    private void Rise(int at, ulong entry)
    {
        for (; at > 0 && IsWorse(entry, heap[(at - 1) / 2]); at = (at - 1) / 2)
            heap[at] = heap[(at - 1) / 2];
        heap[at] = entry;
    }

    private void Sink(ulong entry)
    {
        var at = 0;
        for (int child; (child = 2 * at + 1) < count; at = child)
        {
            if (child + 1 < count && IsWorse(heap[child + 1], heap[child]))
                child++;
            if (!IsWorse(heap[child], entry))
                break;
            heap[at] = heap[child];
        }
        heap[at] = entry;
    }

    private bool IsWorse(ulong a, ulong b)
    {
        var sameView = ((a ^ b) & 0xffff0000) == 0;
        return sameView || Sum(a) != Sum(b) ? a < b : string.CompareOrdinal(Id(a), Id(b)) > 0;
    }

    private string Id(ulong entry) => View(entry).Segment.Documents.Id(Document(entry));

    private SegmentView View(ulong entry) => views[(int)(~(uint)entry >> 16)];

    private static int Document(ulong entry) => (ushort)~entry;

    private static int Sum(ulong entry) => (int)(entry >> 32);
}
