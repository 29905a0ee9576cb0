using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;

namespace Portal.Search.Indexing;

/// <summary>
/// The words of a language: surfaces (lower case) and the terms they are indexed by. A snapshot never changes; a writer clones it before it adds.
/// Counts say in how many living documents a word stands, so that words of removed articles count as unknown.
/// </summary>
internal sealed class Vocabulary(Analyzer analyzer)
{
    private readonly StemWord stem = new();
    private TermTable surfaces = new();
    private TermTable terms = new();
    private int[] termOfSurface = new int[256];

    public Analyzer Analyzer => analyzer;

    public int SurfaceCount => surfaces.Count;

    public int TermCount => terms.Count;

    public long Bytes => surfaces.Bytes + terms.Bytes + 4L * termOfSurface.Length;

    public Vocabulary Clone() => new(analyzer)
    {
        surfaces = surfaces.Clone(),
        terms = terms.Clone(),
        termOfSurface = (int[])termOfSurface.Clone(),
    };

    public ReadOnlySpan<char> Surface(int surface) => surfaces[surface];

    public ReadOnlySpan<char> Term(int term) => terms[term];

    public int TermOf(int surface) => termOfSurface[surface];

    public int FindSurface(ReadOnlySpan<char> surface) => surfaces.Find(surface);

    public int FindTerm(ReadOnlySpan<char> term) => terms.Find(term);

    /// <summary>The number of a surface; a new one is stemmed once, here.</summary>
    public int Add(ReadOnlySpan<char> surface)
    {
        var known = surfaces.Count;
        var id = surfaces.Add(surface);
        if (id < known) return id;
        if (id == termOfSurface.Length) Array.Resize(ref termOfSurface, 2 * id);
        Span<char> term = stackalloc char[2 * Analyzer.Buffer];
        termOfSurface[id] = terms.Add(term[..analyzer.Term(surface, term, stem)]);
        return id;
    }
}
