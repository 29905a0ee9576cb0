using System.Buffers;

namespace Portal.Search.Indexing;

/// <summary>Counts the words of documents by term and field, and writes the posting lists with their impacts.</summary>
internal sealed class PostingWriter(Vocabulary vocabulary, double[] averages)
{
    private readonly int[] slots = Lent(vocabulary.TermCount);
    private readonly List<int> terms = [];
    private readonly List<uint> postings = [];
    private readonly int[] ends = Lent(vocabulary.TermCount);
    private int[] counts = new int[256 * Fields.Count];

    public PostingLists Write(ForwardIndex forward, StoredDocuments documents)
    {
        for (var d = 0; d < documents.Count; d++)
        {
            var from = terms.Count;
            Count(forward, d, documents.Layout(d).Starts, from);
            for (var i = from; i < terms.Count; i++)
            {
                var impact = Impact.Quantize(
                    Impact.Value(counts.AsSpan((i - from) * Fields.Count, Fields.Count), documents.Layout(d).Lengths, averages)
                );
                postings.Add(((uint)d << 16) | (uint)impact);
                ends[terms[i]]++;
                slots[terms[i]] = 0;
            }
        }
        var lists = Sort(documents.Count);
        ArrayPool<int>.Shared.Return(slots);
        ArrayPool<int>.Shared.Return(ends);
        return lists;
    }

    private static int[] Lent(int count)
    {
        var lent = ArrayPool<int>.Shared.Rent(count);
        Array.Clear(lent, 0, count);
        return lent;
    }

    /// <summary>Counts how often each term of a document stands in each field.</summary>
    private void Count(ForwardIndex forward, int document, ReadOnlySpan<ushort> starts, int from)
    {
        var words = forward.Words(document);
        for (var field = 0; field < Fields.Count; field++)
        for (int position = starts[field]; position < starts[field + 1]; position++)
            if (words[position] >= ForwardIndex.Shift)
                Add(words[position] - ForwardIndex.Shift, field, from);
        var positions = forward.ExtraPositions(document);
        var surfaces = forward.ExtraSurfaces(document);
        for (int i = 0, field = 0; i < positions.Length; i++)
        {
            while (positions[i] >= starts[field + 1])
                field++;
            var term = vocabulary.TermOf(surfaces[i]);
            // A term counts once at a position: "2" and "2.4" may share a stem with the word they are parts of.
            if (!Repeats(term, i, words[positions[i]], positions, surfaces))
                Add(surfaces[i], field, from);
        }
    }

    private bool Repeats(int term, int extra, int word, ReadOnlySpan<ushort> positions, ReadOnlySpan<int> surfaces)
    {
        if (word >= ForwardIndex.Shift && vocabulary.TermOf(word - ForwardIndex.Shift) == term)
            return true;
        for (var i = extra - 1; i >= 0 && positions[i] == positions[extra]; i--)
            if (vocabulary.TermOf(surfaces[i]) == term)
                return true;
        return false;
    }

    private void Add(int surface, int field, int from)
    {
        var term = vocabulary.TermOf(surface);
        if (slots[term] == 0)
        {
            terms.Add(term);
            var slot = slots[term] = terms.Count - from;
            if (slot * Fields.Count > counts.Length)
                Array.Resize(ref counts, 2 * counts.Length);
            counts.AsSpan((slot - 1) * Fields.Count, Fields.Count).Clear();
        }
        counts[((slots[term] - 1) * Fields.Count) + field]++;
    }

    private PostingLists Sort(int documents)
    {
        var present = new List<int>();
        var starts = new List<int>();
        var dense = new Dictionary<int, ushort[]>();
        var next = 0;
        for (var term = 0; term < vocabulary.TermCount; term++)
        {
            if (ends[term] == 0)
                continue;
            present.Add(term);
            starts.Add(next);
            if (PostingSlice.IsFrequent(ends[term], documents))
                dense[term] = new ushort[documents];
            else
                (ends[term], next) = (next, next + ends[term]);
            slots[term] = present.Count - 1;
        }
        starts.Add(next);
        var (sorted, largest) = (new uint[next], new ushort[present.Count]);
        for (var i = 0; i < terms.Count; i++)
        {
            var (term, posting) = (terms[i], postings[i]);
            largest[slots[term]] = Math.Max(largest[slots[term]], (ushort)posting);
            if (dense.TryGetValue(term, out var impacts))
                impacts[posting >> 16] = (ushort)posting;
            else
                sorted[ends[term]++] = posting;
        }
        return new()
        {
            Terms = [.. present],
            Starts = [.. starts],
            Postings = sorted,
            MaxSize = largest,
            Dense = dense,
        };
    }
}
