using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Says of each surface which words of the query it counts as, by one look into a table: 0 for none, else the number of a set of clauses.
/// </summary>
internal sealed class SurfaceMarks
{
    /// <summary>Alternatives that count less say too little about a place.</summary>
    private const double LeastWeight = 0.5;

    private const int MostClauses = 64;

    private readonly ulong[] clauses = new ulong[byte.MaxValue + 1];
    private readonly bool[] isMeant = new bool[byte.MaxValue + 1];
    private readonly List<int> marked = [];
    private readonly List<int> terms = [];
    private byte[] table = [];

    /// <summary>By surface plus the forward index's shift. Holds at least every two-byte number.</summary>
    public ReadOnlySpan<byte> Table => table;

    /// <summary>The clauses of a mark, a bit each.</summary>
    public ulong Clauses(byte mark) => clauses[mark];

    /// <summary>Whether a mark is the first meaning of a clause.</summary>
    public bool IsMeant(byte mark) => isMeant[mark];

    public void Set(List<Clause> query, Vocabulary vocabulary)
    {
        var size = Math.Max(ushort.MaxValue + 1, vocabulary.SurfaceCount + ForwardIndex.Shift);
        if (table.Length < size) table = new byte[size];
        for (var i = 0; i < Math.Min(query.Count, MostClauses); i++)
            for (var a = 0; a < query[i].Alternatives.Length; a++)
                if (query[i].Alternatives[a].Weight >= LeastWeight) Set(query[i].Alternatives[a].Term, i, query[i].IsWord && a == 0, vocabulary);
    }

    public void Clear()
    {
        foreach (var place in marked) table[place] = 0;
        marked.Clear();
        terms.Clear();
    }

    private void Set(int term, int clause, bool meant, Vocabulary vocabulary)
    {
        var mark = terms.IndexOf(term) + 1;
        if (mark == 0)
        {
            if (terms.Count == byte.MaxValue) return; // a hostile query: places of so many words are not looked at
            terms.Add(term);
            mark = terms.Count;
            (clauses[mark], isMeant[mark]) = (0, false);
            for (var surface = vocabulary.LastSurface(term); surface >= 0; surface = vocabulary.SurfaceBefore(surface)) Mark(surface + ForwardIndex.Shift, mark);
        }
        clauses[mark] |= 1UL << clause;
        isMeant[mark] |= meant;
    }

    private void Mark(int place, int mark)
    {
        table[place] = (byte)mark;
        marked.Add(place);
    }
}
