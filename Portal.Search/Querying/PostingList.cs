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

    /// <summary>About how many single looks adding a window of so many documents costs as much as.</summary>
    public readonly int CostOf(int documents, int all) => dense is null ? (int)((long)(end - next) * documents / all / 8) : documents / 32;

    /// <summary>Adds to the sums of the documents from `first` up to before `limit`.</summary>
    public void AddTo(Accumulator sums, int first, int limit)
    {
        if (dense is not null)
        {
            sums.Add(dense.AsSpan(first, limit - first), weight);
            return;
        }
        if (next < end && postings[next] >> 16 < first)
            Seek((uint)first << 16);
        next = sums.Add(postings, next, end, limit >= Segment.MaxDocuments ? uint.MaxValue : (uint)limit << 16, first, weight);
    }

    /// <summary>What the term adds to one document; to be asked for documents in ascending order.</summary>
    public int Find(int document)
    {
        if (dense is not null)
            return weight * dense[document];
        Seek((uint)document << 16);
        return next < end && postings[next] >> 16 == document ? weight * (int)(postings[next] & 0xffff) : 0;
    }

    /// <summary>Goes on to the first posting that is not below the key: in doubling steps, then by halves.</summary>
    private void Seek(uint key)
    {
        var step = 1;
        while (next + step < end && postings[next + step] < key)
            step <<= 1;
        var length = Math.Min(end, next + step + 1) - next;
        if (length <= 0)
            return;
        var at = postings.AsSpan(next, length).BinarySearch(key);
        next += at < 0 ? ~at : at;
    }
}
