using System.Collections.Concurrent;

namespace Portal.Search.Indexing;

/// <summary>
/// Posting lists in which a term and its family are already summed, so that a word of a query is one list with one tight bound. A list is
/// made when its term is first asked for; the latest few megabytes of them are remembered.
/// </summary>
internal sealed class ExpandedLists(LanguageIndex index)
{
    /// <summary>What a member of the family counts when it is wholly alike.</summary>
    private const double FamilyWeight = 0.3;

    /// <summary>Postings remembered, of 4 bytes each.</summary>
    private const int MostRemembered = 1_000_000;

    /// <summary>Among more documents than this, a word that stands in a quarter of them says too little for its family to matter.</summary>
    private const int FewDocuments = 1000;

    private readonly ConcurrentDictionary<(Segment Segment, int Term), PostingSlice> remembered = new();
    private int size;

    /// <summary>The list of a term in a segment; empty when neither it nor its family occurs.</summary>
    public PostingSlice Of(Segment segment, int term)
    {
        if (4 * index.CountOfTerm(term) > index.Count && index.Count > FewDocuments) return segment.Lists.Of(term);
        if (remembered.TryGetValue((segment, term), out var list)) return list;
        list = Make(segment, term);
        if (Volatile.Read(ref size) > MostRemembered)
        {
            remembered.Clear();
            Volatile.Write(ref size, 0);
        }
        if (remembered.TryAdd((segment, term), list)) Interlocked.Add(ref size, list.Start == 0 ? list.Count : 0);
        return list;
    }

    private PostingSlice Make(Segment segment, int term)
    {
        var own = segment.Lists.Of(term);
        var members = index.Families.Of(term).Where(member => segment.Lists.Has(member.Term)).ToArray();
        if (members.Length == 0) return own;
        var sums = new int[segment.Count];
        Add(own, 1, sums);
        var rarity = index.Rarity.Of(index.CountOfTerm(term));
        foreach (var (member, likeness) in members)
            Add(segment.Lists.Of(member), FamilyWeight * likeness * Math.Min(1, index.Rarity.Of(index.CountOfTerm(member)) / rarity), sums);
        return Gather(sums);
    }

    private static void Add(PostingSlice list, double weight, int[] sums)
    {
        foreach (var posting in list.Span) sums[posting >> 16] += (int)(weight * (posting & 0xffff));
    }

    private static PostingSlice Gather(int[] sums)
    {
        var postings = new List<uint>();
        uint largest = 0;
        for (var document = 0; document < sums.Length; document++)
        {
            if (sums[document] == 0) continue;
            var impact = (uint)Math.Min(sums[document], Impact.LargestSum);
            postings.Add(((uint)document << 16) | impact);
            largest = Math.Max(largest, impact);
        }
        return new([.. postings], 0, postings.Count, (int)largest);
    }
}
