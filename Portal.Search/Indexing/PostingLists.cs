namespace Portal.Search.Indexing;

/// <summary>The postings of a segment by term.</summary>
internal sealed class PostingLists
{
    /// <summary>The terms that occur, ascending.</summary>
    public required int[] Terms { get; init; }

    /// <summary>Where the postings of each term begin; one more entry than terms. A frequent term has none.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Document in the upper half, impact in the lower; by term, then by document.</summary>
    public required uint[] Postings { get; init; }

    /// <summary>The largest impact of each term.</summary>
    public required ushort[] MaxSize { get; init; }

    /// <summary>The impacts by document of the frequent terms.</summary>
    public required Dictionary<int, ushort[]> Dense { get; init; }

    /// <summary>The list of a term, empty when it does not occur.</summary>
    public PostingSlice Get(int term)
    {
        if (Find(term) is not (>= 0 and var place))
            return PostingSlice.None;
        return new(Postings, Starts[place], Starts[place + 1], MaxSize[place], Starts[place] == Starts[place + 1] ? Dense[term] : null);
    }

    /// <summary>Whether the term occurs.</summary>
    public bool Has(int term) => Find(term) >= 0;

    private int Find(int term)
    {
        if ((uint)term < (uint)Terms.Length && Terms[term] == term)
            return term; // as good as always in the segment that is built at start
        return Math.Max(-1, Terms.AsSpan().BinarySearch(term));
    }
}
