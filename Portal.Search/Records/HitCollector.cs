using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Portal.Search.Records;

/// <summary>Counts hits within a span of time and keeps the first ones, by score or by time.</summary>
internal sealed class HitCollector(RecordOrder order, int most, uint after, uint before, CancellationToken ct) : ICollector
{
    private const int Between = 4095;

    // A heap with the least at the root; equal ones are told apart so that an answer never changes by itself.
    private readonly PriorityQueue<Kept, Kept> kept = new(Comparer<Kept>.Create(static (a, b) => a.CompareTo(b)));
    private SegmentValues values = null!;
    private Scorer scorer = null!;
    private int start;
    private Kept least;

    private readonly record struct Kept(float Score, uint Time, int Document, SegmentValues Values, int Place) : IComparable<Kept>
    {
        public int CompareTo(Kept other)
        {
            var byScore = Score.CompareTo(other.Score);
            if (byScore != 0)
                return byScore;
            var byTime = Time.CompareTo(other.Time);
            return byTime != 0 ? byTime : Document.CompareTo(other.Document);
        }
    }

    public long Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        values = SegmentValues.Of(context.AtomicReader);
        start = context.DocBase;
    }

    public void Collect(int doc)
    {
        var opened = values.Opened[doc];
        if (opened < after || opened >= before)
            return;
        if ((++Total & Between) == 0)
            ct.ThrowIfCancellationRequested();
        if (most == 0)
            return;
        var hit = new Kept(order == RecordOrder.Fit ? scorer.GetScore() : 0, values.Changed[doc], start + doc, values, doc);
        if (kept.Count < most)
            kept.Enqueue(hit, hit);
        else if (hit.CompareTo(least) > 0)
            kept.EnqueueDequeue(hit, hit);
        else
            return;
        least = kept.Peek();
    }

    /// <summary>The hits kept, first ones first, without so many at the beginning.</summary>
    public List<RecordHit> Take(int skip)
    {
        var hits = new List<RecordHit>(kept.Count);
        while (kept.TryDequeue(out var hit, out _))
            hits.Add(new(hit.Values.KindOf(hit.Place), hit.Values.Ids[hit.Place], hit.Score));
        hits.Reverse();
        return skip == 0 ? hits : hits.GetRange(Math.Min(skip, hits.Count), Math.Max(0, hits.Count - skip));
    }
}
