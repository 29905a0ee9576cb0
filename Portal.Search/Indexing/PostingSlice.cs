namespace Portal.Search.Indexing;

/// <summary>A stretch of postings, ascending by document, the largest impact in it, and for a frequent term the impacts by document.</summary>
internal readonly record struct PostingSlice(uint[] Postings, int Start, int End, int Largest, ushort[]? Dense = null)
{
    public static readonly PostingSlice None = new([], 0, 0, 0);

    public int Count => End - Start;

    public ReadOnlySpan<uint> Span => Postings.AsSpan(Start, Count);

    public bool Holds(int document)
    {
        if (Dense is not null) return Dense[document] > 0;
        var list = Span;
        var at = list.BinarySearch((uint)document << 16);
        if (at < 0) at = ~at;
        return at < list.Length && list[at] >> 16 == document;
    }
}
