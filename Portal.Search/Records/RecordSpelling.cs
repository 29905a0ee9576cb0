using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Portal.Search.Indexing;

namespace Portal.Search.Records;

/// <summary>
/// The terms a word was probably meant to be that no record has. The dictionaries hold stems, so the word is compared as it was typed, by
/// its stem, and without its last letters.
/// </summary>
internal sealed class RecordSpelling(TermFinder finder)
{
    private const int MaxFound = 3;
    private const int MaxLength = 32;
    private const int MinLengthForTwo = 8;
    private const int MaxLengthForTwo = 20;
    private const double LookedAt = 0.9;

    // What a word is compared by takes longer to make than to use: made once for all segments and fields.
    private readonly Dictionary<(string Word, int Distance), AttributeSource> automata = [];

    public readonly record struct Candidate(string Field, string Term, int Distance, int Frequency);

    /// <summary>Up to three terms: one edit away, or two for words of 8 letters and more when none is nearer.</summary>
    public List<Candidate> Find(string folded, IEnumerable<(string Field, string Stem)> fields)
    {
        if (folded.Length is < 4 or > MaxLength || folded.AsSpan().ContainsAnyInRange('0', '9'))
            return [];
        var places = fields.ToList();
        var found = new List<Candidate>();
        foreach (var (field, stem) in places)
        {
            Near(field, folded, 1, found);
            if (stem != folded && stem.Length >= 3)
                Near(field, stem, 1, found);
        }
        if (found.Count == 0 && folded.Length is >= MinLengthForTwo and <= MaxLengthForTwo)
            places.ForEach(place => Near(place.Field, folded, 2, found));
        for (var cut = 2; cut <= 3 && found.Count == 0 && folded.Length - cut >= 4; cut++)
            places.ForEach(place => Near(place.Field, folded[..^cut], 1, found));
        return Best(found, folded[0]);
    }

    private static List<Candidate> Best(List<Candidate> found, char first) =>
        [
            .. found
                .GroupBy(candidate => (candidate.Field, candidate.Term))
                .Select(same => same.First() with { Distance = same.Min(one => one.Distance) })
                .OrderBy(candidate => candidate.Distance)
                .ThenByDescending(candidate => candidate.Term[0] == first)
                .ThenByDescending(candidate => candidate.Frequency)
                .ThenBy(candidate => candidate.Term, StringComparer.Ordinal)
                .Take(MaxFound),
        ];

    private void Near(string field, string word, int distance, List<Candidate> into)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (distance == 1 && finder.IsQuick)
            NearWords.Visit(word, near => CountOne(field, near, counts));
        else
            CountAll(field, word, distance, counts);
        foreach (var (text, count) in counts)
            if (
                text.Length >= 3
                && !text.AsSpan().ContainsAnyInRange('0', '9')
                && EditDistance.Between(word, text, distance) is var d
                && d <= distance
            )
                into.Add(new(field, text, d, count));
    }

    /// <summary>
    /// A few hundred words that are near, of which the index has hardly any, are asked for sooner than a dictionary is walked.
    /// </summary>
    private void CountOne(string field, ReadOnlySpan<char> near, Dictionary<string, int> counts)
    {
        if (finder.MayHave(field, near) && near.ToString() is var text && finder.Frequency(field, text) is > 0 and var count)
            counts[text] = count;
    }

    private void CountAll(string field, string word, int distance, Dictionary<string, int> counts)
    {
        if (!automata.TryGetValue((word, distance), out var shared))
            automata[(word, distance)] = shared = new();
        foreach (var leaf in Largest())
        {
            if (leaf.AtomicReader.GetTerms(field) is not { } terms)
                continue;
            // Who makes two mistakes seldom makes one in the first letter, and without it the walk is twenty times as long.
            var near = new FuzzyTermsEnum(terms, shared, new Term(field, word), distance, distance - 1, true);
            while (near.MoveNext())
            {
                var text = near.Term.Utf8ToString();
                counts[text] = counts.GetValueOrDefault(text) + near.DocFreq;
            }
        }
    }

    /// <summary>The segments that hold most of the records: what small new ones have besides is rarely what was meant.</summary>
    private IEnumerable<AtomicReaderContext> Largest()
    {
        var covered = 0;
        foreach (var leaf in finder.Reader.Leaves.OrderByDescending(leaf => leaf.Reader.MaxDoc))
        {
            yield return leaf;
            covered += leaf.Reader.MaxDoc;
            if (covered > 10_000 && covered > LookedAt * finder.Reader.MaxDoc)
                yield break;
        }
    }
}
