using System.Runtime.InteropServices;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Finds the documents with the highest sums exactly, without looking at all postings: windowed MaxScore (Turtle, Flood: Query evaluation,
/// 1995; with the essential lists summed window by window). A list whose bound together with all smaller ones cannot reach the threshold is
/// only asked about the documents that still can, or summed as well where there are so many of them that this is cheaper.
/// </summary>
internal readonly ref struct MaxScore(LanguageIndex index, Scratch scratch, Filter filter, bool exhaustive)
{
    /// <summary>How exactly the threshold is guessed that lets few more pass than are kept.</summary>
    private const int Steps = 32;

    private readonly TopCandidates best = scratch.Top;
    private readonly Accumulator window = scratch.Sums;

    public void Search(int place, List<WeightedTerm> terms)
    {
        var view = index.Segments[place];
        var lists = Lists(view.Segment, terms);
        if (lists.Length == 0)
            return;
        Span<int> reachable = lists.Length <= 256 ? stackalloc int[lists.Length] : new int[lists.Length];
        for (int i = 0, sum = 0; i < lists.Length; i++)
            reachable[i] = sum += lists[i].Bound;
        for (var first = 0; first < view.Segment.Count; first += Accumulator.Size)
        {
            if (!exhaustive && reachable[^1] < best.Threshold)
                return;
            var count = Math.Min(Accumulator.Size, view.Segment.Count - first);
            var summed = Sum(lists, reachable, first, count, view.Segment.Count);
            if (!exhaustive && best.Threshold == 1 && filter.AcceptsAll && view.Removed == 0)
                best.Raise(ReachedByEnough(reachable[^1], count));
            Collect(place, lists[..summed], reachable, first, count);
            window.Clear(count);
        }
    }

    /// <summary>The lists of the terms that occur, the one that can add least first.</summary>
    private Span<PostingList> Lists(Segment segment, List<WeightedTerm> terms)
    {
        scratch.Lists.Clear();
        foreach (var term in terms)
        {
            var list = term.WithFamily ? index.Lists.Get(segment, term.Term) : segment.Lists.Get(term.Term);
            if (!list.IsEmpty)
                scratch.Lists.Add(new(list, term.Weight));
        }
        var lists = CollectionsMarshal.AsSpan(scratch.Lists);
        lists.Sort((a, b) => a.Bound.CompareTo(b.Bound));
        return lists;
    }

    /// <summary>Sums the lists that can add most; answers how many are left, to be asked about single documents.</summary>
    private int Sum(Span<PostingList> lists, ReadOnlySpan<int> reachable, int first, int count, int all)
    {
        var left = lists.Length;
        while (left > 0)
        {
            if (
                !exhaustive
                && left < lists.Length
                && reachable[left - 1] < best.Threshold
                && window.CountOf(count, best.Threshold - reachable[left - 1]) <= lists[left - 1].CostOf(count, all)
            )
                return left;
            lists[--left].AddTo(window, first, first + count);
        }
        return 0;
    }

    /// <summary>A sum that enough documents of the window reach, so that few others are offered.</summary>
    private int ReachedByEnough(int most, int count)
    {
        var (reached, step) = (1, most / Steps);
        for (int low = 1, high = most; step > 0 && high - low > step; )
        {
            var middle = low + (high - low) / 2;
            if (window.CountOf(count, middle) >= TopCandidates.MaxCount)
                reached = low = middle;
            else
                high = middle;
        }
        return reached;
    }

    private void Collect(int place, Span<PostingList> others, ReadOnlySpan<int> reachable, int first, int count)
    {
        var view = index.Segments[place];
        var help = others.Length > 0 ? reachable[others.Length - 1] : 0;
        for (var slot = -1; (slot = window.Next(slot + 1, count, Math.Max(1, best.Threshold - help))) < count; )
        {
            var document = first + slot;
            var sum = Complete(window[slot], document, others, reachable);
            if (sum >= best.Threshold && view.Lives(document) && (filter.AcceptsAll || filter.Accepts(view.Segment, document)))
                best.Offer(place, document, sum);
        }
    }

    /// <summary>Adds what the other lists hold of a document, as long as it can still reach the threshold; otherwise answers 0.</summary>
    private int Complete(int sum, int document, Span<PostingList> others, ReadOnlySpan<int> reachable)
    {
        for (var i = others.Length - 1; i >= 0; i--)
        {
            if (sum + reachable[i] < best.Threshold)
                return 0;
            sum += others[i].Find(document);
        }
        return sum;
    }
}
