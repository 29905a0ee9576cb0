using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>The words an unknown word was probably meant to be.</summary>
internal static class SpellingCandidates
{
    private const int MaxTerms = 3;

    public readonly record struct Spelling(int Surface, double Weight);

    /// <summary>
    /// Up to three surfaces of different terms: one edit away for 4 to 7 letters, two from 8 on; the nearest first, then the most frequent.
    /// </summary>
    public static List<Spelling> Find(LanguageIndex index, ReadOnlySpan<char> folded, List<(int Surface, int Distance)> near)
    {
        var best = new List<Spelling>();
        if (folded.Length < 4 || folded.ContainsAnyInRange('0', '9'))
            return best;
        near.Clear();
        index.Spelling.Near(folded, folded.Length >= 8 ? 2 : 1, near);
        near.RemoveAll(found => index.CountOfSurface(found.Surface) == 0);
        var first = folded[0];
        near.Sort((a, b) => Compare(index, first, a, b));
        foreach (var (surface, distance) in near)
        {
            if (best.Exists(spelling => index.Vocabulary.TermOf(spelling.Surface) == index.Vocabulary.TermOf(surface)))
                continue;
            best.Add(new(surface, distance <= 1 ? 0.8 : 0.6));
            if (best.Count == MaxTerms)
                break;
        }
        return best;
    }

    private static int Compare(LanguageIndex index, char first, (int Surface, int Distance) a, (int Surface, int Distance) b)
    {
        if (a.Distance != b.Distance)
            return a.Distance.CompareTo(b.Distance);
        var sameFirst = (index.Vocabulary.Surface(b.Surface)[0] == first).CompareTo(index.Vocabulary.Surface(a.Surface)[0] == first);
        if (sameFirst != 0)
            return sameFirst;
        var frequency = Frequency(index, b.Surface).CompareTo(Frequency(index, a.Surface));
        return frequency != 0 ? frequency : index.Vocabulary.Surface(a.Surface).SequenceCompareTo(index.Vocabulary.Surface(b.Surface));
    }

    private static int Frequency(LanguageIndex index, int surface) => index.CountOfTerm(index.Vocabulary.TermOf(surface));
}
