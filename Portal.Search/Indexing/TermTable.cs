namespace Portal.Search.Indexing;

/// <summary>Numbers strings from 0 in the order they are added, in two flat arrays. A clone shares nothing with its origin.</summary>
internal sealed class TermTable
{
    private char[] letters;
    private int[] ends;
    private int[] slots;

    public TermTable() : this(new char[1024], new int[128], new int[256]) => Array.Fill(slots, -1);

    private TermTable(char[] letters, int[] ends, int[] slots) => (this.letters, this.ends, this.slots) = (letters, ends, slots);

    public int Count { get; private set; }

    public long Bytes => 2L * letters.Length + 4L * (ends.Length + slots.Length);

    public ReadOnlySpan<char> this[int id]
    {
        get
        {
            var start = id == 0 ? 0 : ends[id - 1];
            return letters.AsSpan(start, ends[id] - start);
        }
    }

    public TermTable Clone() => new((char[])letters.Clone(), (int[])ends.Clone(), (int[])slots.Clone()) { Count = Count };

    /// <summary>The number of the term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) => slots[Slot(term)];

    /// <summary>The number of the term, a new one when it was not there.</summary>
    public int Add(ReadOnlySpan<char> term)
    {
        var slot = Slot(term);
        if (slots[slot] >= 0) return slots[slot];
        if (2 * (Count + 1) > slots.Length)
        {
            Grow();
            slot = Slot(term);
        }
        Append(term);
        return slots[slot] = Count++;
    }

    private int Slot(ReadOnlySpan<char> term)
    {
        var mask = slots.Length - 1;
        for (var slot = string.GetHashCode(term) & mask; ; slot = (slot + 1) & mask)
            if (slots[slot] < 0 || this[slots[slot]].SequenceEqual(term)) return slot;
    }

    private void Append(ReadOnlySpan<char> term)
    {
        var start = Count == 0 ? 0 : ends[Count - 1];
        if (start + term.Length > letters.Length) Array.Resize(ref letters, Math.Max(2 * letters.Length, start + term.Length));
        if (Count == ends.Length) Array.Resize(ref ends, 2 * Count);
        term.CopyTo(letters.AsSpan(start));
        ends[Count] = start + term.Length;
    }

    private void Grow()
    {
        slots = new int[2 * slots.Length];
        Array.Fill(slots, -1);
        for (var id = 0; id < Count; id++) slots[Slot(this[id])] = id;
    }
}
