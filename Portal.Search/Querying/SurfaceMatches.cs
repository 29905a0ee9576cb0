using System.Runtime.InteropServices;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Says of each surface which words of the query it counts as, by one look into a table: 0 for none, else the number of a set of clauses.
/// </summary>
internal sealed class SurfaceMatches
{
    /// <summary>Alternatives that count less say too little about a place.</summary>
    private const double MinWeight = 0.5;

    private const int MaxClauses = 64;

    private readonly ulong[] clauses = new ulong[byte.MaxValue + 1];
    private readonly ulong[] exact = new ulong[byte.MaxValue + 1];
    private readonly List<int> meant = [];
    private readonly List<int> marked = [];
    private readonly List<int> terms = [];
    private byte[] table = [];

    /// <summary>By surface plus the forward index's shift. Holds at least every two-byte number.</summary>
    public ReadOnlySpan<byte> Table => table;

    /// <summary>The clauses of a mark, a bit each.</summary>
    public ulong Clauses(byte mark) => clauses[mark];

    /// <summary>Those of the clauses that were typed in just this form.</summary>
    public ulong Exact(byte mark) => exact[mark];

    /// <summary>Whether a term is the first meaning of a word of the query.</summary>
    public bool IsMeant(int term) => CollectionsMarshal.AsSpan(meant).Contains(term);

    public void Set(List<Clause> query, Vocabulary vocabulary)
    {
        var size = Math.Max(ushort.MaxValue + 1, vocabulary.SurfaceCount + ForwardIndex.Shift);
        if (table.Length < size)
            table = new byte[size];
        for (var i = 0; i < Math.Min(query.Count, MaxClauses); i++)
        {
            if (query[i].IsWord && query[i].IsSignificant && query[i].IsKnown)
                meant.Add(query[i].Alternatives[0].Term);
            for (var a = 0; a < query[i].Alternatives.Length; a++)
                if (query[i].Alternatives[a].Weight >= MinWeight)
                    Set(query[i].Alternatives[a].Term, i, vocabulary);
        }
        for (var i = 0; i < Math.Min(query.Count, MaxClauses); i++)
            if (query[i].Surface >= 0)
                SetExact(query[i].Surface + ForwardIndex.Shift, i);
    }

    public void Clear()
    {
        foreach (var place in marked)
            table[place] = 0;
        marked.Clear();
        terms.Clear();
        meant.Clear();
    }

    private void Set(int term, int clause, Vocabulary vocabulary)
    {
        var mark = terms.IndexOf(term) + 1;
        if (mark == 0)
        {
            if (terms.Count == byte.MaxValue)
                return; // a hostile query: places of so many words are not looked at
            terms.Add(term);
            mark = terms.Count;
            (clauses[mark], exact[mark]) = (0, 0);
            for (var surface = vocabulary.LastSurface(term); surface >= 0; surface = vocabulary.SurfaceBefore(surface))
                Mark(surface + ForwardIndex.Shift, mark);
        }
        clauses[mark] |= 1UL << clause;
    }

    /// <summary>Gives a surface that was typed a mark of its own beside the other surfaces of its term.</summary>
    private void SetExact(int place, int clause)
    {
        var mark = table[place];
        if (mark == 0 || (clauses[mark] & (1UL << clause)) == 0)
            return;
        if (exact[mark] == 0)
        {
            if (terms.Count == byte.MaxValue)
                return;
            terms.Add(-1);
            table[place] = (byte)terms.Count;
            clauses[terms.Count] = clauses[mark];
            mark = (byte)terms.Count;
            exact[mark] = 0;
        }
        exact[mark] |= 1UL << clause;
    }

    private void Mark(int place, int mark)
    {
        table[place] = (byte)mark;
        marked.Add(place);
    }
}
