using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>A word of a document that was searched for.</summary>
internal readonly record struct Match(ushort Position, byte Mark);

/// <summary>Reads where the words of a query stand in a document; reused from document to document.</summary>
internal sealed class MatchReader
{
    private Match[] matches = new Match[256];
    private int count;

    /// <summary>Ascending by position.</summary>
    public ReadOnlySpan<Match> Read(Segment segment, int document, SurfaceMatches marks)
    {
        count = 0;
        var table = marks.Table;
        var words = segment.Forward.Words(document);
        ref var mark0 = ref MemoryMarshal.GetReference(table); // the table holds every two-byte number
        var position = 0;
        for (; position <= words.Length - 4; position += 4)
        {
            var (a, b) = (Unsafe.Add(ref mark0, words[position]), Unsafe.Add(ref mark0, words[position + 1]));
            var (c, d) = (Unsafe.Add(ref mark0, words[position + 2]), Unsafe.Add(ref mark0, words[position + 3]));
            if ((a | b | c | d) == 0)
                continue;
            if (a != 0)
                Add(new((ushort)position, a));
            if (b != 0)
                Add(new((ushort)(position + 1), b));
            if (c != 0)
                Add(new((ushort)(position + 2), c));
            if (d != 0)
                Add(new((ushort)(position + 3), d));
        }
        for (; position < words.Length; position++)
            if (table[words[position]] is not 0 and var mark)
                Add(new((ushort)position, mark));
        var extras = segment.Forward.ExtraSurfaces(document);
        for (var i = 0; i < extras.Length; i++)
            if (table[extras[i] + ForwardIndex.Shift] is not 0 and var mark)
                Insert(new(segment.Forward.ExtraPositions(document)[i], mark));
        return matches.AsSpan(0, count);
    }

    private void Add(Match match)
    {
        if (count == matches.Length)
            Array.Resize(ref matches, 2 * count);
        matches[count++] = match;
    }

    private void Insert(Match match)
    {
        Add(match);
        for (var at = count - 1; at > 0 && matches[at - 1].Position > match.Position; at--)
            (matches[at], matches[at - 1]) = (matches[at - 1], matches[at]);
    }
}
