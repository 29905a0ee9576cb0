namespace Portal.Search.Indexing;

/// <summary>
/// Numbers strings from 0 in the order they are added, in three flat arrays. A copy made to be added to shares the arrays as long as they
/// have room: what is added lies behind the end of all earlier copies, so their readers are not disturbed. There is one writer at a time.
/// </summary>
internal sealed class TermTable
{
    private char[] letters;
    private int[] ends;
    private int[] slots;

    public TermTable()
        : this(new char[256], new int[32], new int[64]) => Array.Fill(slots, -1);

    private TermTable(char[] letters, int[] ends, int[] slots) => (this.letters, this.ends, this.slots) = (letters, ends, slots);

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int id]
    {
        get
        {
            var start = id == 0 ? 0 : ends[id - 1];
            return letters.AsSpan(start, ends[id] - start);
        }
    }

    public TermTable Copy() => new(letters, ends, slots) { Count = Count };

    /// <summary>The number of the term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) => Volatile.Read(ref slots[Slot(term)]) is var id && id < Count ? id : -1;

    /// <summary>The number of the term, a new one when it was not there.</summary>
    public int Add(ReadOnlySpan<char> term)
    {
        var slot = Slot(term);
        if (slots[slot] >= 0 && slots[slot] < Count)
            return slots[slot];
        if (2 * (Count + 1) > slots.Length)
        {
            Grow();
            slot = Slot(term);
        }
        Append(term);
        Volatile.Write(ref slots[slot], Count);
        return Count++;
    }

    /// <summary>
    /// Where the term is or would be. A number that is not known here belongs to a later copy and is no match, but its place is taken.
    /// </summary>
    private int Slot(ReadOnlySpan<char> term)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)Hash(term) & mask; ; slot = (slot + 1) & mask)
        {
            var id = Volatile.Read(ref slots[slot]);
            if (id < 0 || (id < Count && this[id].SequenceEqual(term)))
                return slot;
        }
    }

    private void Append(ReadOnlySpan<char> term)
    {
        var start = Count == 0 ? 0 : ends[Count - 1];
        if (start + term.Length > letters.Length)
            Array.Resize(ref letters, Math.Max(letters.Length + (letters.Length / 2), start + term.Length));
        if (Count == ends.Length)
            Array.Resize(ref ends, Count + (Count / 2));
        term.CopyTo(letters.AsSpan(start));
        ends[Count] = start + term.Length;
    }

    private void Grow()
    {
        slots = new int[2 * slots.Length];
        Array.Fill(slots, -1);
        for (var id = 0; id < Count; id++)
            slots[Slot(this[id])] = id;
    }

    private static uint Hash(ReadOnlySpan<char> term)
    {
        var hash = 2166136261u;
        foreach (var c in term)
            hash = (hash ^ c) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
