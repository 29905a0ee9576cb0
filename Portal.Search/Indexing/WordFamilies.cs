using System.Collections.Concurrent;

namespace Portal.Search.Indexing;

/// <summary>
/// The terms that look like a term: "config" beside "configur", "helligkeit" beside "bildschirmhelligkeit". What was found for the first few
/// thousand terms asked for is remembered, for a word of a query is seldom new.
/// </summary>
internal sealed class WordFamilies(Vocabulary vocabulary, int[] termCounts, Lazy<GramIndex> grams)
{
    private const double LeastLikeness = 0.4;
    private const int MostMembers = 12;
    private const int MostRemembered = 4096;
    private const int MostUnindexed = 1000;

    private readonly ConcurrentDictionary<int, (int Term, double Likeness)[]> remembered = new();

    /// <summary>Up to twelve living terms, the most alike first. Likeness is the cosine over four letters in a row, from 0.4 to 1.</summary>
    public (int Term, double Likeness)[] Of(int term)
    {
        if (remembered.TryGetValue(term, out var members)) return members;
        members = Find(term);
        if (remembered.Count < MostRemembered) remembered.TryAdd(term, members);
        return members;
    }

    /// <summary>The families after a change: the index over four letters is kept until too many terms are missing in it.</summary>
    public WordFamilies With(Vocabulary changed, int[] counts)
    {
        var outdated = grams.IsValueCreated && changed.TermCount - grams.Value.TermCount > MostUnindexed;
        return new(changed, counts, outdated ? new(() => new(changed)) : grams);
    }

    private (int Term, double Likeness)[] Find(int term)
    {
        var word = vocabulary.Term(term);
        if (GramIndex.CountIn(word.Length) == 0 || !GramIndex.IsWord(word)) return [];
        var shared = new Dictionary<int, int>();
        grams.Value.Count(word, shared);
        for (var other = grams.Value.TermCount; other < vocabulary.TermCount; other++)
            if (GramIndex.IsWord(vocabulary.Term(other)) && GramIndex.Shared(word, vocabulary.Term(other)) is > 0 and var count) shared[other] = count;
        var found = new List<(int Term, double Likeness)>();
        foreach (var (other, count) in shared)
        {
            var likeness = count / Math.Sqrt((double)GramIndex.CountIn(word.Length) * GramIndex.CountIn(vocabulary.Term(other).Length));
            if (likeness >= LeastLikeness && other != term && other < termCounts.Length && termCounts[other] > 0) found.Add((other, Math.Min(1, likeness)));
        }
        found.Sort((a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness) : vocabulary.Term(a.Term).SequenceCompareTo(vocabulary.Term(b.Term)));
        return [.. found.Take(MostMembers)];
    }
}
