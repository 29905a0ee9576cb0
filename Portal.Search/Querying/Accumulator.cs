using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Portal.Search.Querying;

/// <summary>The sums of one window of documents, added to and searched eight at a time. Clean when it is lent out.</summary>
internal sealed class Accumulator
{
    public const int Size = 8192;

    private readonly int[] sums = new int[Size];

    public int this[int slot] => sums[slot];

    /// <summary>
    /// Adds weight times impact of each posting below a bound; answers the place of the first one that was not added. Sums are counted from
    /// document `first`.
    /// </summary>
    public int Add(uint[] postings, int from, int end, uint bound, int first, int weight)
    {
        ref var origin = ref MemoryMarshal.GetArrayDataReference(sums);
        var list = postings.AsSpan(0, end);
        var at = from;
        for (; at < list.Length; at++)
        {
            var posting = list[at];
            if (posting >= bound)
                break;
            // In range: postings ascend from the window's first document on, and the bound is the window's end.
            Unsafe.Add(ref origin, (int)(posting >> 16) - first) += weight * (int)(posting & 0xffff);
        }
        return at;
    }

    /// <summary>Adds weight times impact of as many documents in a row.</summary>
    public void Add(ReadOnlySpan<ushort> impacts, int weight)
    {
        var into = sums.AsSpan(0, impacts.Length);
        ref var from = ref MemoryMarshal.GetReference(impacts);
        ref var to = ref MemoryMarshal.GetReference(into);
        var slot = 0;
        for (; slot <= impacts.Length - Vector128<ushort>.Count; slot += Vector128<ushort>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)slot));
            (Vector256.LoadUnsafe(ref to, (nuint)slot) + (Vector256.Create(low, high).AsInt32() * weight)).StoreUnsafe(ref to, (nuint)slot);
        }
        for (; slot < impacts.Length; slot++)
            into[slot] += weight * impacts[slot];
    }

    /// <summary>How many of the first sums are at least so great.</summary>
    public int CountOf(int count, int least)
    {
        var found = Vector256<int>.Zero;
        var bound = Vector256.Create(least - 1);
        for (var slot = 0; slot < count; slot += Vector256<int>.Count)
            found -= Vector256.GreaterThan(Vector256.LoadUnsafe(ref sums[slot]), bound);
        return Vector256.Sum(found);
    }

    /// <summary>The next slot from `slot` on whose sum is at least `least`, or `count`.</summary>
    public int Next(int slot, int count, int least)
    {
        var bound = Vector256.Create(least - 1);
        while (slot < count)
        {
            var start = slot & ~(Vector256<int>.Count - 1);
            var bits = Vector256.GreaterThan(Vector256.LoadUnsafe(ref sums[start]), bound).ExtractMostSignificantBits() >> (slot - start);
            if (bits != 0)
                return Math.Min(count, slot + int.TrailingZeroCount((int)bits));
            slot = start + Vector256<int>.Count;
        }
        return count;
    }

    public void Clear(int count) => Array.Clear(sums, 0, count);
}
