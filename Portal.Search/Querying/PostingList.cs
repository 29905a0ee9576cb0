using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>A walk through a list of postings, with what its term counts in the query.</summary>
internal struct PostingList(PostingSlice slice, int weight)
{
    private readonly uint[] postings = slice.Postings;
    private readonly ushort[]? dense = slice.Dense;
    private readonly int end = slice.End;
    private int next = slice.Start;

    /// <summary>The most this term can add to a sum.</summary>
    public readonly int Bound = weight * slice.Largest;

    /// <summary>Adds to the sums of all documents before `limit`; sums are counted from document `first`. Marks the documents touched.</summary>
    public void AddTo(Span<int> sums, Span<ulong> touched, int first, int limit)
    {
        var bound = limit >= Segment.MostDocuments ? uint.MaxValue : (uint)limit << 16;
        var list = postings.AsSpan(0, end);
        int at = next;
        for (; at < list.Length; at++)
        {
            var posting = list[at];
            if (posting >= bound) break;
            var document = (int)(posting >> 16) - first;
            sums[document] += weight * (int)(posting & 0xffff);
            touched[document >> 6] |= 1UL << (document & 63);
        }
        next = at;
    }

    /// <summary>What the term adds to one document; to be asked for documents in ascending order.</summary>
    public int Of(int document)
    {
        if (dense is not null) return weight * dense[document];
        var key = (uint)document << 16;
        var step = 1;
        while (next + step < end && postings[next + step] < key) step <<= 1;
        var length = Math.Min(end, next + step + 1) - next;
        if (length <= 0) return 0;
        var at = postings.AsSpan(next, length).BinarySearch(key);
        next += at < 0 ? ~at : at;
        return next < end && postings[next] >> 16 == document ? weight * (int)(postings[next] & 0xffff) : 0;
    }
}
