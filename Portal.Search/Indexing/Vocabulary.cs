using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;

namespace Portal.Search.Indexing;

/// <summary>
/// The words of a language: surfaces (lower case) and the terms they are indexed by. A writer adds to a copy, which shares what was there;
/// readers of earlier copies never see a word that was added later.
/// </summary>
internal sealed class Vocabulary
{
    private readonly StemWord stem = new();
    private readonly TermTable surfaces;
    private readonly TermTable terms;
    private readonly AccentTable accents;
    private int[] termOfSurface;
    private readonly PagedArray lastSurface;
    private int[] nextSurface;

    public Vocabulary(Analyzer analyzer)
        : this(analyzer, new(), new(), new(), new int[32], new(), new int[32]) { }

    private Vocabulary(
        Analyzer analyzer,
        TermTable surfaces,
        TermTable terms,
        AccentTable accents,
        int[] termOfSurface,
        PagedArray lastSurface,
        int[] nextSurface
    )
    {
        (Analyzer, this.surfaces, this.terms, this.accents) = (analyzer, surfaces, terms, accents);
        (this.termOfSurface, this.lastSurface, this.nextSurface) = (termOfSurface, lastSurface, nextSurface);
    }

    public Analyzer Analyzer { get; }

    public int SurfaceCount => surfaces.Count;

    public int TermCount => terms.Count;

    public Vocabulary Copy() =>
        new(Analyzer, surfaces.Copy(), terms.Copy(), accents.Copy(), termOfSurface, lastSurface.Copy(), nextSurface);

    public ReadOnlySpan<char> Surface(int surface) => surfaces[surface];

    public ReadOnlySpan<char> Term(int term) => terms[term];

    public int TermOf(int surface) => termOfSurface[surface];

    public int FindSurface(ReadOnlySpan<char> surface) => surfaces.Find(surface);

    public int FindTerm(ReadOnlySpan<char> term) => terms.Find(term);

    /// <summary>The surface of a term that was added last, or -1.</summary>
    public int LastSurface(int term) => lastSurface[term];

    /// <summary>The surface of the same term that was added before this one, or -1.</summary>
    public int SurfaceBefore(int surface) => nextSurface[surface];

    /// <summary>Adds the surfaces other than the word itself that are this word when their accents are left out.</summary>
    public void Accented(ReadOnlySpan<char> folded, List<int> into) => accents.Find(folded, into);

    /// <summary>The number of a surface; a new one is stemmed once, here.</summary>
    public int Add(ReadOnlySpan<char> surface)
    {
        var known = surfaces.Count;
        var id = surfaces.Add(surface);
        if (id < known)
            return id;
        Span<char> word = stackalloc char[2 * Analyzer.Buffer];
        var knownTerms = terms.Count;
        var term = terms.Add(word[..Analyzer.Term(surface, word, stem)]);
        if (id == termOfSurface.Length)
        {
            Array.Resize(ref termOfSurface, id + (id / 2));
            Array.Resize(ref nextSurface, id + (id / 2));
        }
        termOfSurface[id] = term;
        nextSurface[id] = term < knownTerms ? LastSurface(term) : -1;
        lastSurface.Set(term, id);
        word = word[..Analyzer.Fold(surface, word)];
        if (!word.SequenceEqual(surface))
            accents.Add(word, id);
        return id;
    }
}
