namespace Portal.Search.Indexing;

/// <summary>A stretch of postings, ascending by document, the largest impact in it, and for a frequent term the impacts by document.</summary>
internal readonly record struct PostingSlice(uint[] Postings, int Start, int End, int Largest, ushort[]? Dense = null)
{
    public int Count => End - Start;

    public ReadOnlySpan<uint> Span => Postings.AsSpan(Start, Count);

    public static PostingSlice Of(Segment segment, int term) => segment.Find(term) is >= 0 and var place
        ? new(segment.Postings, segment.Starts[place], segment.Starts[place + 1], segment.Largest[place], segment.Dense[place])
        : new([], 0, 0, 0);
}
