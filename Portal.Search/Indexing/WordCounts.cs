namespace Portal.Search.Indexing;

/// <summary>Counts in how many documents each term and each surface stands; begins as a copy of earlier counts.</summary>
internal sealed class WordCounts(PagedArray terms, PagedArray surfaces, Vocabulary vocabulary)
{
    private readonly HashSet<int> seenTerms = [];
    private readonly HashSet<int> seenSurfaces = [];

    public PagedArray Terms { get; } = terms.Copy();

    public PagedArray Surfaces { get; } = surfaces.Copy();

    public void Add(AnalyzedDocument document, int sign)
    {
        seenTerms.Clear();
        seenSurfaces.Clear();
        foreach (var surface in document.Words)
            if (surface >= 0)
                Add(surface, sign);
        foreach (var (_, surface) in document.Extras)
            Add(surface, sign);
    }

    private void Add(int surface, int sign)
    {
        if (!seenSurfaces.Add(surface))
            return;
        Surfaces.Add(surface, sign);
        if (seenTerms.Add(vocabulary.TermOf(surface)))
            Terms.Add(vocabulary.TermOf(surface), sign);
    }
}
