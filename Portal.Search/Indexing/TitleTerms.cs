namespace Portal.Search.Indexing;

/// <summary>The terms of each title of a segment, each once.</summary>
internal sealed class TitleTerms
{
    private readonly int[] terms;
    private readonly int[] starts;

    public TitleTerms(IReadOnlyList<AnalyzedDocument> documents, Vocabulary vocabulary)
    {
        var all = new List<int>();
        starts = new int[documents.Count + 1];
        for (var d = 0; d < documents.Count; d++)
        {
            var end = new Layout(documents[d].Layout).TitleEnd;
            foreach (var surface in documents[d].Words.AsSpan(0, end))
                if (surface >= 0)
                    Add(all, starts[d], vocabulary.TermOf(surface));
            foreach (var (position, surface) in documents[d].Extras)
                if (position < end)
                    Add(all, starts[d], vocabulary.TermOf(surface));
            starts[d + 1] = all.Count;
        }
        terms = [.. all];
    }

    public ReadOnlySpan<int> Get(int document) => terms.AsSpan(starts[document], starts[document + 1] - starts[document]);

    private static void Add(List<int> all, int from, int term)
    {
        if (all.IndexOf(term, from) < 0)
            all.Add(term);
    }
}
