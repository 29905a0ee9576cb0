using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>A walk through the postings of one term of one segment, with what the term counts in the query.</summary>
internal struct PostingList(Segment segment, int place, int weight)
{
    private readonly uint[] postings = segment.Postings;
    private readonly int end = segment.Starts[place + 1];
    private int next = segment.Starts[place];

    /// <summary>The most this term can add to a sum.</summary>
    public readonly int Bound = weight * segment.Largest[place];

    /// <summary>Adds to the sums of all documents before `limit`; sums are counted from document `first`. Marks the documents touched.</summary>
    public void AddTo(Span<int> sums, Span<ulong> touched, int first, int limit)
    {
        var bound = limit >= Segment.MostDocuments ? uint.MaxValue : (uint)limit << 16;
        int at = next, stop = end;
        var list = postings;
        for (; at < stop && list[at] < bound; at++)
        {
            var document = (int)(list[at] >> 16) - first;
            sums[document] += weight * (int)(list[at] & 0xffff);
            touched[document >> 6] |= 1UL << (document & 63);
        }
        next = at;
    }

    /// <summary>What the term adds to one document; to be asked for documents in ascending order.</summary>
    public int Of(int document)
    {
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
