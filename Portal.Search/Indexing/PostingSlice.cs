namespace Portal.Search.Indexing;

/// <summary>
/// Where a term stands and with which impact. A list is a stretch of postings, ascending by document; of a frequent term it is the impacts
/// by document instead, which are added up many at a time and asked about one document in one step.
/// </summary>
internal readonly record struct PostingSlice(uint[] Postings, int Start, int End, int Largest, ushort[]? Dense = null)
{
    public static readonly PostingSlice None = new([], 0, 0, 0);

    /// <summary>A term is frequent when it stands in one of so many documents.</summary>
    private const int Share = 4;

    private const int FewDocuments = 256;

    public bool IsEmpty => Largest == 0;

    /// <summary>How many postings it takes in memory, a dense list counted as the postings it takes the room of.</summary>
    public int Size => Dense is null ? End - Start : Dense.Length / 2;

    public ReadOnlySpan<uint> Span => Postings.AsSpan(Start, End - Start);

    public static bool IsFrequent(int found, int documents) => documents >= FewDocuments && found * Share >= documents;

    public bool Holds(int document)
    {
        if (Dense is not null)
            return Dense[document] > 0;
        var list = Span;
        var at = list.BinarySearch((uint)document << 16);
        if (at < 0)
            at = ~at;
        return at < list.Length && list[at] >> 16 == document;
    }

    /// <summary>Adds a share of each impact to the sums by document.</summary>
    public void AddTo(Span<int> sums, double weight)
    {
        if (Dense is null)
            foreach (var posting in Span)
                sums[(int)(posting >> 16)] += (int)(weight * (posting & 0xffff));
        else
            for (var document = 0; document < sums.Length; document++)
                sums[document] += (int)(weight * Dense[document]);
    }
}
