namespace Portal.Search.Indexing;

/// <summary>
/// Which of up to 65,536 words in a row have which hash, by the first bits of it, in two bytes an entry. Immutable. Answers may be wrong by
/// a collision, so whoever asks looks at the words themselves.
/// </summary>
internal sealed class WordPage
{
    public const int MaxWords = 65_536;

    private const int MinBits = 4;

    /// <summary>Greater pages stay as they are, so that adding a word never takes long.</summary>
    private const int MaxJoined = 2048;

    private readonly ushort[] entries;
    private readonly int[] starts;
    private readonly int shift;

    /// <param name="first">The first word.</param>
    /// <param name="count">How many words.</param>
    /// <param name="hash">Writes the hashes of a word and answers how many.</param>
    public WordPage(int first, int count, Func<int, Memory<uint>, int> hash)
    {
        (First, Count) = (first, count);
        var hashes = new uint[256];
        var found = new List<(uint Hash, ushort Word)>();
        for (var word = 0; word < count; word++)
        {
            var written = hash(first + word, hashes);
            for (var i = 0; i < written; i++)
                found.Add((hashes[i], (ushort)word));
        }
        shift = 32 - Math.Clamp(32 - int.LeadingZeroCount(found.Count / 4), MinBits, 30);
        starts = new int[(1 << (32 - shift)) + 1];
        foreach (var (value, _) in found)
            starts[(value >> shift) + 1]++;
        for (var bucket = 1; bucket < starts.Length; bucket++)
            starts[bucket] += starts[bucket - 1];
        entries = new ushort[found.Count];
        var next = (int[])starts.Clone();
        foreach (var (value, word) in found)
            entries[next[value >> shift]++] = word;
    }

    public int First { get; }

    public int Count { get; }

    /// <summary>The words with a hash like this, counted from the first one.</summary>
    public ReadOnlySpan<ushort> Like(uint hash)
    {
        var bucket = hash >> shift;
        return entries.AsSpan(starts[bucket], starts[bucket + 1] - starts[bucket]);
    }

    /// <summary>
    /// Pages that cover all words up to a count but for the last few: a page is added for new ones once there are enough of them, and the
    /// last pages become one when they are small and of the same size.
    /// </summary>
    public static WordPage[] Cover(WordPage[] pages, int count, int few, Func<int, Memory<uint>, int> hash)
    {
        var covered = pages.Length == 0 ? 0 : pages[^1].First + pages[^1].Count;
        if (count - covered <= few)
            return pages;
        var all = pages.ToList();
        for (; covered < count; covered += all[^1].Count)
        {
            var first = covered;
            while (all.Count > 0 && all[^1].Count <= count - first && count - all[^1].First <= MaxJoined)
            {
                first = covered = all[^1].First;
                all.RemoveAt(all.Count - 1);
            }
            all.Add(new(first, Math.Min(MaxWords, count - first), hash));
        }
        return [.. all];
    }
}
