using System.Collections.Concurrent;

namespace Portal.Search.Indexing;

/// <summary>
/// The terms that look like a term: "config" beside "configur", "helligkeit" beside "bildschirmhelligkeit". What was found for the first
/// few thousand terms asked for is remembered, for a word of a query is seldom new.
/// </summary>
internal sealed class WordFamilies(Vocabulary vocabulary, PagedArray termCounts, Lazy<NGramIndex> grams)
{
    private const double MinLikeness = 0.4;
    private const int MaxMembers = 12;
    private const int MaxRemembered = 4096;

    private readonly ConcurrentDictionary<int, (int Term, double Likeness)[]> remembered = new();

    /// <summary>
    /// Up to twelve living terms, the most alike first. Likeness is the cosine over four letters in a row, from 0.4 to 1.
    /// </summary>
    public (int Term, double Likeness)[] Get(int term)
    {
        if (remembered.TryGetValue(term, out var members))
            return members;
        members = Find(vocabulary.Term(term), term);
        if (remembered.Count < MaxRemembered)
            remembered.TryAdd(term, members);
        return members;
    }

    /// <summary>The same of a word that is in no article.</summary>
    public (int Term, double Likeness)[] Like(ReadOnlySpan<char> word) => Find(word, -1);

    /// <summary>The families after a change.</summary>
    public WordFamilies With(Vocabulary changed, PagedArray counts)
    {
        return new(changed, counts, grams.IsValueCreated ? new(grams.Value.With(changed)) : new(() => new(changed)));
    }

    private (int Term, double Likeness)[] Find(ReadOnlySpan<char> word, int term)
    {
        if (NGramIndex.CountIn(word.Length) == 0 || !NGramIndex.IsWord(word))
            return [];
        var sharing = new List<(int Term, int Shared)>();
        // Who shares so few is not alike enough, however short: n letters of the one are at most as many of the other.
        grams.Value.Sharing(word, Math.Max(1, (int)Math.Ceiling(MinLikeness * MinLikeness * NGramIndex.CountIn(word.Length) / 2)), sharing);
        var found = new List<(int Term, double Likeness)>();
        foreach (var (other, count) in sharing)
        {
            var likeness = count / Math.Sqrt((double)NGramIndex.CountIn(word.Length) * NGramIndex.CountIn(vocabulary.Term(other).Length));
            if (likeness >= MinLikeness && other != term && termCounts[other] > 0)
                found.Add((other, Math.Min(1, likeness)));
        }
        found.Sort(
            (a, b) =>
                a.Likeness != b.Likeness
                    ? b.Likeness.CompareTo(a.Likeness)
                    : vocabulary.Term(a.Term).SequenceCompareTo(vocabulary.Term(b.Term))
        );
        return [.. found.Take(MaxMembers)];
    }
}
