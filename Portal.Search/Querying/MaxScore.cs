using System.Numerics;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Finds the documents with the highest sums exactly, without looking at all postings: windowed MaxScore (Turtle, Flood: Query evaluation, 1995; with the
/// essential lists summed window by window). A list whose bound together with all smaller ones cannot reach the threshold is only asked about single documents.
/// </summary>
internal sealed class MaxScore(LanguageIndex index, TopCandidates best, Func<SegmentView, int, bool> accepts, bool exhaustive) : IDisposable
{
    private const int FirstWindow = 256;
    private readonly WindowSums window = index.FreeWindows.TryTake(out var free) ? free : new();

    public void Search(SegmentView view, IReadOnlyList<WeightedTerm> terms)
    {
        var lists = Lists(view.Segment, terms, index.Lists);
        var reachable = Reachable(lists);
        if (lists.Length == 0) return;
        for (int first = 0, size = FirstWindow; first < view.Segment.Count; first += size, size = Math.Min(2 * size, WindowSums.Size))
        {
            var essential = exhaustive ? 0 : FirstEssential(reachable);
            if (essential == lists.Length) return;
            var limit = Math.Min(first + size, view.Segment.Count);
            for (var i = essential; i < lists.Length; i++) lists[i].AddTo(window.Sums, window.Touched, first, limit);
            Collect(view, lists, reachable, essential, first);
            if (first + size >= view.Segment.Count) return;
        }
    }

    public void Dispose() => index.FreeWindows.Add(window);

    /// <summary>The lists of the terms that occur, the one that can add least first.</summary>
    private static PostingList[] Lists(Segment segment, IReadOnlyList<WeightedTerm> terms, ExpandedLists expanded)
    {
        var lists = new List<PostingList>(terms.Count);
        foreach (var term in terms)
        {
            var list = term.WithFamily ? expanded.Of(segment, term.Term) : PostingSlice.Of(segment, term.Term);
            if (list.Count > 0) lists.Add(new(list, term.Weight));
        }
        lists.Sort((a, b) => a.Bound.CompareTo(b.Bound));
        return [.. lists];
    }

    /// <summary>What the lists up to each one can add together.</summary>
    private static int[] Reachable(PostingList[] lists)
    {
        var reachable = new int[lists.Length];
        for (int i = 0, sum = 0; i < lists.Length; i++) reachable[i] = sum += lists[i].Bound;
        return reachable;
    }

    private int FirstEssential(int[] reachable)
    {
        var essential = 0;
        while (essential < reachable.Length && reachable[essential] < best.Threshold) essential++;
        return essential;
    }

    private void Collect(SegmentView view, PostingList[] lists, int[] reachable, int essential, int first)
    {
        var (sums, touched) = (window.Sums, window.Touched);
        for (var block = 0; block < touched.Length; block++)
        {
            for (var bits = touched[block]; bits != 0; bits &= bits - 1)
            {
                var slot = (block << 6) + BitOperations.TrailingZeroCount(bits);
                var sum = Complete(sums[slot], first + slot, lists, reachable, essential);
                sums[slot] = 0;
                if (sum >= best.Threshold && view.Lives(first + slot) && accepts(view, first + slot)) best.Offer(view, first + slot, sum);
            }
            touched[block] = 0;
        }
    }

    /// <summary>Adds what the other lists hold of a document, as long as it can still reach the threshold; otherwise answers 0.</summary>
    private int Complete(int sum, int document, PostingList[] lists, int[] reachable, int essential)
    {
        for (var i = essential - 1; i >= 0; i--)
        {
            if (sum + reachable[i] < best.Threshold) return 0;
            sum += lists[i].Of(document);
        }
        return sum;
    }
}
