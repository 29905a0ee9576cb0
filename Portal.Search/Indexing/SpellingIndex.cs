using Portal.Search.Analysis;

namespace Portal.Search.Indexing;

/// <summary>Finds the surfaces of a vocabulary that are spelled like a word, without looking at all of them. Immutable.</summary>
internal sealed class SpellingIndex
{
    private const int ShortestForOne = 3;
    private const int ShortestForTwo = 6;

    private readonly Vocabulary vocabulary;
    private readonly int indexed;
    private readonly int[] starts;
    private readonly int[] entries;
    private readonly int shift;

    public SpellingIndex(Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        indexed = vocabulary.SurfaceCount;
        var bits = Math.Max(4, 32 - int.LeadingZeroCount(indexed * 4));
        shift = 32 - bits;
        starts = new int[(1 << bits) + 1];
        Visit((hash, _) => starts[(hash >> shift) + 1]++);
        for (var bucket = 0; bucket < 1 << bits; bucket++) starts[bucket + 1] += starts[bucket];
        entries = new int[starts[^1]];
        var next = (int[])starts.Clone();
        Visit((hash, surface) => entries[next[hash >> shift]++] = surface);
    }

    private SpellingIndex(SpellingIndex origin, Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        (indexed, starts, entries, shift) = (origin.indexed, origin.starts, origin.entries, origin.shift);
    }

    /// <summary>How many words were added since this was built; they are looked at one by one.</summary>
    public int Unindexed => vocabulary.SurfaceCount - indexed;

    public long Bytes => 4L * (starts.Length + entries.Length);

    /// <summary>The same index over a vocabulary that has grown.</summary>
    public SpellingIndex With(Vocabulary grown) => new(this, grown);

    /// <summary>Adds each surface whose folded form lies within `distance` (0 to 2) of the folded word, with its distance.</summary>
    public void Near(ReadOnlySpan<char> folded, int distance, List<(int Surface, int Distance)> into)
    {
        Span<uint> hashes = stackalloc uint[Deletions.Most];
        var count = Deletions.Hash(folded, distance, hashes);
        var from = into.Count;
        foreach (var hash in hashes[..count])
            for (var i = starts[hash >> shift]; i < starts[(hash >> shift) + 1]; i++) Check(entries[i], folded, distance, from, into);
        for (var surface = indexed; surface < vocabulary.SurfaceCount; surface++) Check(surface, folded, distance, from, into);
    }

    private void Check(int surface, ReadOnlySpan<char> folded, int distance, int from, List<(int Surface, int Distance)> into)
    {
        var word = vocabulary.Surface(surface);
        if (Math.Abs(word.Length - folded.Length) > distance + 2) return;
        Span<char> other = stackalloc char[2 * Analyzer.Buffer];
        var found = EditDistance.Between(folded, other[..vocabulary.Analyzer.Fold(word, other)], distance);
        if (found > distance) return;
        for (var i = from; i < into.Count; i++)
            if (into[i].Surface == surface) return;
        into.Add((surface, found));
    }

    private void Visit(Action<uint, int> visit)
    {
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        Span<uint> hashes = stackalloc uint[Deletions.Most];
        for (var surface = 0; surface < indexed; surface++)
        {
            var word = folded[..vocabulary.Analyzer.Fold(vocabulary.Surface(surface), folded)];
            var count = Deletions.Hash(word, word.Length >= ShortestForTwo ? 2 : word.Length >= ShortestForOne ? 1 : 0, hashes);
            for (var i = 0; i < count; i++) visit(hashes[i], surface);
        }
    }
}
