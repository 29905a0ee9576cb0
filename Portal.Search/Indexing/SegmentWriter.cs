namespace Portal.Search.Indexing;

/// <summary>Writes a segment: gathers the words of all documents, orders them by term, packs them.</summary>
internal sealed class SegmentWriter
{
    private readonly IReadOnlyList<AnalyzedDocument> documents;
    private readonly Vocabulary vocabulary;
    private readonly byte[] scratch = new byte[3 * (ushort.MaxValue + 1)];
    private readonly List<uint> postings = [];
    private readonly List<int> skips = [];
    private byte[] positions = new byte[4096];
    private int positionsEnd;

    private SegmentWriter(IReadOnlyList<AnalyzedDocument> documents, Vocabulary vocabulary) => (this.documents, this.vocabulary) = (documents, vocabulary);

    /// <summary>Writes a segment of documents in the order of their ids, at most as many as a segment holds.</summary>
    public static Segment Write(IReadOnlyList<AnalyzedDocument> documents, Vocabulary vocabulary, double[] averages) =>
        new SegmentWriter(documents, vocabulary).Write(averages);

    private Segment Write(double[] averages)
    {
        var bounds = Bounds();
        var words = ByTerm((int[])bounds.Clone());
        var terms = new List<int>();
        var starts = new List<int>();
        for (var term = 0; term < vocabulary.TermCount; term++)
        {
            if (bounds[term] == bounds[term + 1]) continue;
            terms.Add(term);
            starts.Add(postings.Count);
            Pack(words.AsSpan(bounds[term], bounds[term + 1] - bounds[term]));
        }
        starts.Add(postings.Count);
        var bare = new Segment
        {
            Documents = [.. documents.Select(document => new AnalyzedHead(document, TitleTerms(document)))],
            Terms = [.. terms],
            Starts = [.. starts],
            Postings = [.. postings],
            Positions = positions[..positionsEnd],
            Skips = [.. skips],
            Largest = new ushort[terms.Count],
            TitleWords = new(documents, vocabulary),
            Averages = averages,
        };
        ImpactWriter.Write(bare, averages, bare.Postings, bare.Largest);
        return bare;
    }

    /// <summary>Where the words of each term begin when all words are ordered by term.</summary>
    private int[] Bounds()
    {
        var bounds = new int[vocabulary.TermCount + 1];
        foreach (var document in documents)
            foreach (var surface in document.Surfaces) bounds[vocabulary.TermOf(surface) + 1]++;
        for (var term = 0; term < vocabulary.TermCount; term++) bounds[term + 1] += bounds[term];
        return bounds;
    }

    /// <summary>All words, document in the upper half, position in the lower, by term and then by document.</summary>
    private uint[] ByTerm(int[] next)
    {
        var words = new uint[next[^1]];
        for (var d = 0; d < documents.Count; d++)
        {
            var document = documents[d];
            for (var i = 0; i < document.Surfaces.Length; i++)
                words[next[vocabulary.TermOf(document.Surfaces[i])]++] = ((uint)d << 16) | document.Positions[i];
        }
        return words;
    }

    private void Pack(Span<uint> words)
    {
        for (int from = 0, to; from < words.Length; from = to)
        {
            var document = words[from] >> 16;
            for (to = from + 1; to < words.Length && words[to] >> 16 == document;) to++;
            if (postings.Count % Segment.SkipInterval == 0) skips.Add(positionsEnd);
            postings.Add(document << 16);
            PackPositions(words[from..to]);
        }
    }

    private void PackPositions(Span<uint> words)
    {
        int length = 0, before = 0;
        words.Sort();
        foreach (var word in words)
        {
            var position = (int)(word & 0xffff);
            if (length > 0 && position == before) continue;
            length += Varint.Write(position - before, scratch.AsSpan(length));
            before = position;
        }
        if (positionsEnd + length + 4 > positions.Length) Array.Resize(ref positions, 2 * positions.Length + length);
        positionsEnd += Varint.Write(length, positions.AsSpan(positionsEnd));
        scratch.AsSpan(0, length).CopyTo(positions.AsSpan(positionsEnd));
        positionsEnd += length;
    }

    private int[] TitleTerms(AnalyzedDocument document) =>
        [.. document.Surfaces.Where((_, i) => document.Positions[i] < document.Starts[1]).Select(vocabulary.TermOf).Distinct()];
}
