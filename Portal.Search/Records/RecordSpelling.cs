using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Portal.Search.Indexing;

namespace Portal.Search.Records;

/// <summary>
/// The terms a word was probably meant to be that no record has. The dictionaries hold stems, so the word is compared as it was typed, by
/// its stem, and without its last letters.
/// </summary>
internal sealed class RecordSpelling(IndexReader reader)
{
    private const int MaxFound = 3;
    private const int MaxLength = 32;
    private const int MaxLengthForTwo = 20;
    private const double LookedAt = 0.9;

    // What a word is compared by takes longer to make than to use: made once for all segments and fields.
    private readonly Dictionary<(string Word, int Distance), AttributeSource> automata = [];

    public readonly record struct Candidate(string Field, string Term, int Distance, int Frequency);

    /// <summary>Up to three terms: one edit away for words of 4 to 7 letters, two from 8 on.</summary>
    public List<Candidate> Find(string folded, IEnumerable<(string Field, string Stem)> fields)
    {
        if (folded.Length is < 4 or > MaxLength || folded.AsSpan().ContainsAnyInRange('0', '9'))
            return [];
        var places = fields.ToList();
        var distance = folded.Length is >= 8 and <= MaxLengthForTwo ? 2 : 1;
        var found = new List<Candidate>();
        foreach (var (field, stem) in places)
        {
            Near(field, folded, distance, found);
            if (stem != folded && stem.Length >= 3)
                Near(field, stem, 1, found);
        }
        for (var cut = 2; cut <= 3 && found.Count == 0 && folded.Length - cut >= 4; cut++)
            foreach (var (field, _) in places)
                Near(field, folded[..^cut], 1, found);
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
        if (!automata.TryGetValue((word, distance), out var shared))
            automata[(word, distance)] = shared = new();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var leaf in Largest())
        {
            if (leaf.AtomicReader.GetTerms(field) is not { } terms)
                continue;
            var near = new FuzzyTermsEnum(terms, shared, new Term(field, word), distance, 0, true);
            while (near.MoveNext())
            {
                var text = near.Term.Utf8ToString();
                counts[text] = counts.GetValueOrDefault(text) + near.DocFreq;
            }
        }
        foreach (var (text, count) in counts)
            if (
                text.Length >= 3
                && !text.AsSpan().ContainsAnyInRange('0', '9')
                && EditDistance.Between(word, text, distance) is var d
                && d <= distance
            )
                into.Add(new(field, text, d, count));
    }

    /// <summary>The segments that hold most of the records: what small new ones have besides is rarely what was meant.</summary>
    private IEnumerable<AtomicReaderContext> Largest()
    {
        var covered = 0;
        foreach (var leaf in reader.Leaves.OrderByDescending(leaf => leaf.Reader.MaxDoc))
        {
            yield return leaf;
            covered += leaf.Reader.MaxDoc;
            if (covered > 10_000 && covered > LookedAt * reader.MaxDoc)
                yield break;
        }
    }
}
