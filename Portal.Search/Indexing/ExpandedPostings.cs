using System.Buffers;
using System.Collections.Concurrent;

namespace Portal.Search.Indexing;

/// <summary>
/// Posting lists in which a term and its family are already summed, so that a word of a query is one list with one tight bound. A list is
/// made when its term is first asked for; the latest few megabytes of them are remembered.
/// </summary>
internal sealed class ExpandedPostings(LanguageIndex index)
{
    /// <summary>What a member of the family counts when it is wholly alike.</summary>
    private const double FamilyWeight = 0.3;

    /// <summary>Postings remembered for each document, of 4 bytes each, and at least a million.</summary>
    private const int RememberedShare = 100;

    private const int MinRemembered = 1_000_000;

    /// <summary>
    /// Among more documents than this, a word that stands in a sixteenth of them says too little for its family to matter.
    /// </summary>
    private const int FewDocuments = 1000;

    private readonly ConcurrentDictionary<(Segment Segment, int Term), PostingSlice> remembered = new();
    private int size;

    /// <summary>The list of a term in a segment; empty when neither it nor its family occurs.</summary>
    public PostingSlice Get(Segment segment, int term)
    {
        if (16 * index.CountOfTerm(term) > index.Count && index.Count > FewDocuments)
            return segment.Lists.Get(term);
        if (remembered.TryGetValue((segment, term), out var list))
            return list;
        list = Make(segment, term);
        if (Volatile.Read(ref size) > Math.Max(MinRemembered, RememberedShare * index.Count))
        {
            remembered.Clear();
            Volatile.Write(ref size, 0);
        }
        if (remembered.TryAdd((segment, term), list))
            Interlocked.Add(ref size, ReferenceEquals(list.Postings, segment.Lists.Postings) ? 0 : list.Size);
        return list;
    }

    private PostingSlice Make(Segment segment, int term)
    {
        var own = segment.Lists.Get(term);
        var members = index.Families.Get(term).Where(member => segment.Lists.Has(member.Term)).ToArray();
        if (members.Length == 0)
            return own;
        var lent = ArrayPool<int>.Shared.Rent(segment.Count);
        var sums = lent.AsSpan(0, segment.Count);
        sums.Clear();
        own.AddTo(sums, 1);
        var rarity = index.Rarity.Get(index.CountOfTerm(term));
        foreach (var (member, likeness) in members)
            segment
                .Lists.Get(member)
                .AddTo(sums, FamilyWeight * likeness * Math.Min(1, index.Rarity.Get(index.CountOfTerm(member)) / rarity));
        var gathered = Gather(sums);
        ArrayPool<int>.Shared.Return(lent);
        return gathered;
    }

    private static PostingSlice Gather(Span<int> sums)
    {
        var (found, largest) = (0, 0);
        for (var document = 0; document < sums.Length; document++)
        {
            if (sums[document] == 0)
                continue;
            found++;
            largest = Math.Max(largest, sums[document] = Math.Min(sums[document], Impact.MaxSum));
        }
        if (PostingSlice.IsFrequent(found, sums.Length))
            return new([], 0, 0, largest, Dense(sums));
        var postings = new uint[found];
        for (int document = 0, next = 0; document < sums.Length; document++)
            if (sums[document] > 0)
                postings[next++] = ((uint)document << 16) | (uint)sums[document];
        return new(postings, 0, found, largest);
    }

    private static ushort[] Dense(ReadOnlySpan<int> sums)
    {
        var dense = new ushort[sums.Length];
        for (var document = 0; document < dense.Length; document++)
            dense[document] = (ushort)sums[document];
        return dense;
    }
}
