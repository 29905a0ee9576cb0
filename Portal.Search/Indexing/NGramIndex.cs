using System.Buffers;

namespace Portal.Search.Indexing;

/// <summary>
/// Which terms of a vocabulary hold which four letters in a row, so that words of one family are found that stemming does not bring
/// together, and compounds by their parts. Immutable; the last few terms added are looked at one by one.
/// </summary>
internal sealed class NGramIndex
{
    public const int Length = 4;

    private const int MaxUnindexed = 64;

    private readonly Vocabulary vocabulary;
    private readonly WordPage[] pages;

    public NGramIndex(Vocabulary vocabulary)
        : this(vocabulary, []) { }

    private NGramIndex(Vocabulary vocabulary, WordPage[] pages)
    {
        this.vocabulary = vocabulary;
        this.pages = WordPage.Cover(pages, vocabulary.TermCount, pages.Length == 0 ? 0 : MaxUnindexed, Hashes);
    }

    /// <summary>How many times four letters in a row there are in a word.</summary>
    public static int CountIn(int letters) => Math.Max(0, letters - Length + 1);

    public static bool IsWord(ReadOnlySpan<char> term) => !term.ContainsAnyInRange('0', '9');

    /// <summary>The index over a vocabulary that has grown.</summary>
    public NGramIndex With(Vocabulary grown) => new(grown, pages);

    /// <summary>Adds the terms that share at least so many with the word, and how many: each of the one with each of the other.</summary>
    public void Sharing(ReadOnlySpan<char> word, int least, List<(int Term, int Shared)> into)
    {
        var covered = 0;
        foreach (var page in pages)
        {
            var counts = ArrayPool<ushort>.Shared.Rent(page.Count);
            Array.Clear(counts, 0, page.Count);
            for (var i = 0; i + Length <= word.Length; i++)
                foreach (var term in page.Like(Hash(word[i..])))
                    if (++counts[term] == least)
                        into.Add((page.First + term, 0));
            ArrayPool<ushort>.Shared.Return(counts);
            covered = page.First + page.Count;
        }
        for (var term = covered; term < vocabulary.TermCount; term++)
            if (IsWord(vocabulary.Term(term)))
                into.Add((term, 0));
        for (var i = into.Count - 1; i >= 0; i--)
        {
            var shared = Shared(word, vocabulary.Term(into[i].Term));
            if (shared < least)
                into.RemoveAt(i);
            else
                into[i] = (into[i].Term, shared);
        }
    }

    private static int Shared(ReadOnlySpan<char> word, ReadOnlySpan<char> other)
    {
        var shared = 0;
        for (var i = 0; i + Length <= word.Length; i++)
        for (var j = 0; j + Length <= other.Length; j++)
            if (word.Slice(i, Length).SequenceEqual(other.Slice(j, Length)))
                shared++;
        return shared;
    }

    private int Hashes(int term, Memory<uint> into)
    {
        var word = vocabulary.Term(term);
        if (!IsWord(word))
            return 0;
        var count = Math.Min(CountIn(word.Length), into.Length);
        for (var i = 0; i < count; i++)
            into.Span[i] = Hash(word[i..]);
        return count;
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        for (var i = 0; i < Length; i++)
            hash = (hash ^ word[i]) * 16777619u;
        return (hash ^ (hash >> 15)) * 2654435761u;
    }
}
