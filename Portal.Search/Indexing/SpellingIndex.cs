using Portal.Search.Analysis;

namespace Portal.Search.Indexing;

/// <summary>
/// Finds the surfaces of a vocabulary that are spelled like a word, without looking at all of them. Immutable. Words with digits are not in
/// it: nobody means another number.
/// </summary>
internal sealed class SpellingIndex
{
    private const int MinLengthForOne = 3;
    private const int MinLengthForTwo = 6;

    /// <summary>Words that are looked at one by one before they get a page.</summary>
    private const int MaxUnindexed = 64;

    private readonly Vocabulary vocabulary;
    private readonly WordPage[] pages;

    public SpellingIndex(Vocabulary vocabulary)
        : this(vocabulary, []) { }

    private SpellingIndex(Vocabulary vocabulary, WordPage[] pages)
    {
        this.vocabulary = vocabulary;
        this.pages = WordPage.Cover(pages, vocabulary.SurfaceCount, pages.Length == 0 ? 0 : MaxUnindexed, Hashes);
    }

    /// <summary>The index over a vocabulary that has grown.</summary>
    public SpellingIndex With(Vocabulary grown) => new(grown, pages);

    /// <summary>
    /// Adds each surface without digits whose folded form lies within `distance` (0 to 2) of the folded word, with its distance.
    /// </summary>
    public void Near(ReadOnlySpan<char> folded, int distance, List<(int Surface, int Distance)> into)
    {
        Span<uint> hashes = stackalloc uint[DeletionNeighborhood.MaxCount];
        hashes = hashes[..DeletionNeighborhood.Hash(folded, distance, hashes)];
        var from = into.Count;
        var covered = 0;
        foreach (var page in pages)
        {
            foreach (var hash in hashes)
            foreach (var word in page.Like(hash))
                Check(page.First + word, folded, distance, from, into);
            covered = page.First + page.Count;
        }
        for (var surface = covered; surface < vocabulary.SurfaceCount; surface++)
            if (!vocabulary.Surface(surface).ContainsAnyInRange('0', '9'))
                Check(surface, folded, distance, from, into);
    }

    private void Check(int surface, ReadOnlySpan<char> folded, int distance, int from, List<(int Surface, int Distance)> into)
    {
        var word = vocabulary.Surface(surface);
        if (Math.Abs(word.Length - folded.Length) > distance + 2)
            return;
        for (var i = from; i < into.Count; i++)
            if (into[i].Surface == surface)
                return;
        Span<char> other = stackalloc char[2 * Analyzer.Buffer];
        var found = EditDistance.Between(folded, other[..vocabulary.Analyzer.Fold(word, other)], distance);
        if (found <= distance)
            into.Add((surface, found));
    }

    private int Hashes(int surface, Memory<uint> into)
    {
        var word = vocabulary.Surface(surface);
        if (word.ContainsAnyInRange('0', '9'))
            return 0;
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        folded = folded[..vocabulary.Analyzer.Fold(word, folded)];
        return DeletionNeighborhood.Hash(
            folded,
            folded.Length >= MinLengthForTwo ? 2
                : folded.Length >= MinLengthForOne ? 1
                : 0,
            into.Span
        );
    }
}
