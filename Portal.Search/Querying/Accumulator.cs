using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Portal.Search.Querying;

/// <summary>The sums of one window of documents, searched eight at a time. Clean when it is lent out.</summary>
internal sealed class Accumulator
{
    public const int Size = 4096;

    private readonly int[] sums = new int[Size];

    public int this[int slot] => sums[slot];

    /// <summary>Adds weight times impact of each posting below a bound; answers the place of the first one that was not added. Sums are counted from document `first`.</summary>
    public int Add(uint[] postings, int from, int end, uint bound, int first, int weight)
    {
        ref var origin = ref MemoryMarshal.GetArrayDataReference(sums);
        var list = postings.AsSpan(0, end);
        var at = from;
        for (; at < list.Length; at++)
        {
            var posting = list[at];
            if (posting >= bound) break;
            // In range: postings ascend from the window's first document on, and the bound is the window's end.
            Unsafe.Add(ref origin, (int)(posting >> 16) - first) += weight * (int)(posting & 0xffff);
        }
        return at;
    }

    /// <summary>The next slot from `slot` on whose sum is at least `least`, or `count`.</summary>
    public int Next(int slot, int count, int least)
    {
        while (slot < count)
        {
            if ((slot & (Vector256<int>.Count - 1)) == 0)
            {
                var bits = Vector256.GreaterThan(Vector256.LoadUnsafe(ref sums[slot]), Vector256.Create(least - 1)).ExtractMostSignificantBits();
                if (bits == 0)
                {
                    slot += Vector256<int>.Count;
                    continue;
                }
            }
            if (sums[slot] >= least) return slot;
            slot++;
        }
        return count;
    }

    public void Clear(int count) => Array.Clear(sums, 0, count);
}
