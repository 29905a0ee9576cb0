namespace Portal.Search.Indexing;

/// <summary>The postings of a segment by term.</summary>
internal sealed class PostingLists
{
    /// <summary>The terms that occur, ascending.</summary>
    public required int[] Terms { get; init; }

    /// <summary>Where the postings of each term begin; one more entry than terms.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Document in the upper half, impact in the lower; by term, then by document.</summary>
    public required uint[] Postings { get; init; }

    /// <summary>The largest impact of each term.</summary>
    public required ushort[] Largest { get; init; }

    /// <summary>For each term that stands in many documents the impacts by document, otherwise null.</summary>
    public required ushort[]?[] Dense { get; init; }

    public long Bytes => 4L * (Terms.Length + Starts.Length + Postings.Length) + 2L * Largest.Length + 8L * Dense.Length + Dense.Sum(dense => 2L * (dense?.Length ?? 0));

    /// <summary>The list of a term, empty when it does not occur.</summary>
    public PostingSlice Of(int term) => Find(term) is >= 0 and var place ? new(Postings, Starts[place], Starts[place + 1], Largest[place], Dense[place]) : PostingSlice.None;

    /// <summary>Whether the term occurs.</summary>
    public bool Has(int term) => Find(term) >= 0;

    private int Find(int term)
    {
        if ((uint)term < (uint)Terms.Length && Terms[term] == term) return term; // as good as always in the segment that is built at start
        return Math.Max(-1, Terms.AsSpan().BinarySearch(term));
    }
}
