namespace Portal.Search.Indexing;

/// <summary>Counts in how many documents each term and each surface stands; begins as a copy of earlier counts.</summary>
internal sealed class WordCounts
{
    private readonly Vocabulary vocabulary;
    private readonly HashSet<int> seenTerms = [];
    private readonly HashSet<int> seenSurfaces = [];
    private int[] terms;
    private int[] surfaces;

    public WordCounts(int[] terms, int[] surfaces, Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        this.terms = new int[Math.Max(terms.Length, vocabulary.TermCount)];
        this.surfaces = new int[Math.Max(surfaces.Length, vocabulary.SurfaceCount)];
        terms.CopyTo(this.terms, 0);
        surfaces.CopyTo(this.surfaces, 0);
    }

    public int[] Terms => terms;

    public int[] Surfaces => surfaces;

    public void Add(AnalyzedDocument document, int sign)
    {
        if (vocabulary.TermCount > terms.Length) Array.Resize(ref terms, vocabulary.TermCount);
        if (vocabulary.SurfaceCount > surfaces.Length) Array.Resize(ref surfaces, vocabulary.SurfaceCount);
        seenTerms.Clear();
        seenSurfaces.Clear();
        foreach (var surface in document.Words)
            if (surface >= 0) Add(surface, sign);
        foreach (var (_, surface) in document.Extras) Add(surface, sign);
    }

    private void Add(int surface, int sign)
    {
        if (!seenSurfaces.Add(surface)) return;
        surfaces[surface] += sign;
        if (seenTerms.Add(vocabulary.TermOf(surface))) terms[vocabulary.TermOf(surface)] += sign;
    }
}
