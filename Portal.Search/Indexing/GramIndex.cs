using System.Runtime.InteropServices;

namespace Portal.Search.Indexing;

/// <summary>
/// Which terms of a vocabulary hold which four letters in a row, so that words of one family are found that stemming does not bring together,
/// and compounds by their parts. Immutable; terms added to the vocabulary later are not in it.
/// </summary>
internal sealed class GramIndex
{
    public const int Length = 4;

    private readonly Dictionary<ulong, int> grams = [];
    private readonly int[] starts;
    private readonly int[] terms;

    public GramIndex(Vocabulary vocabulary)
    {
        TermCount = vocabulary.TermCount;
        var found = new List<(int Gram, int Term)>();
        for (var term = 0; term < TermCount; term++)
        {
            var word = vocabulary.Term(term);
            for (var i = 0; i + Length <= word.Length && IsWord(word); i++) found.Add((Number(word[i..]), term));
        }
        starts = new int[grams.Count + 1];
        foreach (var (gram, _) in found) starts[gram + 1]++;
        for (var gram = 0; gram < grams.Count; gram++) starts[gram + 1] += starts[gram];
        terms = new int[found.Count];
        var next = (int[])starts.Clone();
        foreach (var (gram, term) in found) terms[next[gram]++] = term;
    }

    /// <summary>How many terms are in it.</summary>
    public int TermCount { get; }

    /// <summary>How many times four letters in a row there are in a word.</summary>
    public static int CountIn(int letters) => Math.Max(0, letters - Length + 1);

    public static bool IsWord(ReadOnlySpan<char> term) => !term.ContainsAnyInRange('0', '9');

    /// <summary>Counts for each term how many it shares with the word.</summary>
    public void Count(ReadOnlySpan<char> word, Dictionary<int, int> shared)
    {
        for (var i = 0; i + Length <= word.Length; i++)
        {
            if (!grams.TryGetValue(Key(word[i..]), out var gram)) continue;
            foreach (var term in terms.AsSpan(starts[gram], starts[gram + 1] - starts[gram]))
                CollectionsMarshal.GetValueRefOrAddDefault(shared, term, out _)++;
        }
    }

    /// <summary>How many of the word's also stand in another word: what Count counts, for a term that is not in the index.</summary>
    public static int Shared(ReadOnlySpan<char> word, ReadOnlySpan<char> other)
    {
        var shared = 0;
        for (var i = 0; i + Length <= word.Length; i++)
            for (var j = 0; j + Length <= other.Length; j++)
                if (word.Slice(i, Length).SequenceEqual(other.Slice(j, Length))) shared++;
        return shared;
    }

    private int Number(ReadOnlySpan<char> gram)
    {
        var key = Key(gram);
        if (!grams.TryGetValue(key, out var number)) grams[key] = number = grams.Count;
        return number;
    }

    private static ulong Key(ReadOnlySpan<char> word) => word[0] | ((ulong)word[1] << 16) | ((ulong)word[2] << 32) | ((ulong)word[3] << 48);
}
