namespace Portal.Search.Indexing;

/// <summary>Counts the words of documents by term and field, and writes the posting lists with their impacts.</summary>
internal sealed class PostingWriter(Vocabulary vocabulary, double[] averages)
{
    private readonly int[] slots = new int[vocabulary.TermCount];
    private readonly List<int> terms = [];
    private readonly List<uint> postings = [];
    private readonly int[] ends = new int[vocabulary.TermCount];
    private int[] counts = new int[256 * Fields.Count];

    public PostingLists Write(ForwardIndex forward, Head[] documents)
    {
        for (var d = 0; d < documents.Length; d++)
        {
            var from = terms.Count;
            Count(forward, d, documents[d].Layout.Starts, from);
            for (var i = from; i < terms.Count; i++)
            {
                var impact = Impact.Quantize(Impact.Value(counts.AsSpan((i - from) * Fields.Count, Fields.Count), documents[d].Layout.Lengths, averages));
                postings.Add(((uint)d << 16) | (uint)impact);
                ends[terms[i]]++;
                slots[terms[i]] = 0;
            }
        }
        return Sort(documents.Length);
    }

    /// <summary>Counts how often each term of a document stands in each field.</summary>
    private void Count(ForwardIndex forward, int document, ReadOnlySpan<ushort> starts, int from)
    {
        var words = forward.Words(document);
        for (var field = 0; field < Fields.Count; field++)
            for (int position = starts[field]; position < starts[field + 1]; position++)
                if (words[position] >= ForwardIndex.Shift) Add(words[position] - ForwardIndex.Shift, field, from);
        var positions = forward.ExtraPositions(document);
        var surfaces = forward.ExtraSurfaces(document);
        for (int i = 0, field = 0; i < positions.Length; i++)
        {
            while (positions[i] >= starts[field + 1]) field++;
            var term = vocabulary.TermOf(surfaces[i]);
            // A term counts once at a position: "2" and "2.4" may share a stem with the word they are parts of.
            if (!Repeats(term, i, words[positions[i]], positions, surfaces)) Add(surfaces[i], field, from);
        }
    }

    private bool Repeats(int term, int extra, int word, ReadOnlySpan<ushort> positions, ReadOnlySpan<int> surfaces)
    {
        if (word >= ForwardIndex.Shift && vocabulary.TermOf(word - ForwardIndex.Shift) == term) return true;
        for (var i = extra - 1; i >= 0 && positions[i] == positions[extra]; i--)
            if (vocabulary.TermOf(surfaces[i]) == term) return true;
        return false;
    }

    private void Add(int surface, int field, int from)
    {
        var term = vocabulary.TermOf(surface);
        if (slots[term] == 0)
        {
            terms.Add(term);
            var slot = slots[term] = terms.Count - from;
            if (slot * Fields.Count > counts.Length) Array.Resize(ref counts, 2 * counts.Length);
            counts.AsSpan((slot - 1) * Fields.Count, Fields.Count).Clear();
        }
        counts[((slots[term] - 1) * Fields.Count) + field]++;
    }

    private PostingLists Sort(int documents)
    {
        var present = new List<int>();
        var starts = new List<int>();
        var next = 0;
        for (var term = 0; term < ends.Length; term++)
        {
            if (ends[term] == 0) continue;
            present.Add(term);
            starts.Add(next);
            (ends[term], next) = (next, next + ends[term]);
        }
        starts.Add(next);
        var sorted = new uint[next];
        for (var i = 0; i < terms.Count; i++) sorted[ends[terms[i]]++] = postings[i];
        return Lists(present, starts, sorted, documents);
    }

    private static PostingLists Lists(List<int> present, List<int> starts, uint[] sorted, int documents)
    {
        var largest = new ushort[present.Count];
        var dense = new ushort[]?[present.Count];
        for (var place = 0; place < largest.Length; place++)
        {
            var list = sorted.AsSpan(starts[place], starts[place + 1] - starts[place]);
            foreach (var posting in list) largest[place] = Math.Max(largest[place], (ushort)posting);
            dense[place] = DenseImpacts.Of(list, documents);
        }
        return new() { Terms = [.. present], Starts = [.. starts], Postings = sorted, Largest = largest, Dense = dense };
    }
}
