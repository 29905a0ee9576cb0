namespace Portal.Search.Indexing;

/// <summary>
/// The deletion neighbourhood of a word (Mor, Fraenkel 1982; with a prefix as in W. Garbe's SymSpell): hashes of its first seven letters
/// with up to two left out. Two words at a distance of at most two share one of them.
/// </summary>
internal static class DeletionNeighborhood
{
    public const int Prefix = 7;

    /// <summary>The most hashes there are: none, one or two letters left out of seven.</summary>
    public const int MaxCount = 29;

    /// <summary>Writes the hashes for up to `distance` letters left out; answers how many.</summary>
    public static int Hash(ReadOnlySpan<char> word, int distance, Span<uint> into)
    {
        if (word.Length > Prefix)
            word = word[..Prefix];
        var count = 0;
        into[count++] = Hash(word, -1, -1);
        if (distance == 0)
            return count;
        for (var i = 0; i < word.Length; i++)
            into[count++] = Hash(word, i, -1);
        if (distance == 1)
            return count;
        for (var i = 0; i < word.Length; i++)
        for (var j = i + 1; j < word.Length; j++)
            into[count++] = Hash(word, i, j);
        return count;
    }

    private static uint Hash(ReadOnlySpan<char> word, int without, int andWithout)
    {
        var hash = 2166136261u;
        for (var i = 0; i < word.Length; i++)
            if (i != without && i != andWithout)
                hash = (hash ^ word[i]) * 16777619u;
        hash ^= hash >> 15;
        return hash * 2654435761u;
    }
}
