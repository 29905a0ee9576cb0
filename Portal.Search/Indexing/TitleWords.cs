using Portal.Search.Analysis;

namespace Portal.Search.Indexing;

/// <summary>The words of the titles and keywords of a segment in alphabetical order, each with its documents: what suggestions are looked up in.</summary>
internal sealed class TitleWords
{
    private readonly string[] words;
    private readonly ushort[][] documents;

    public TitleWords(IReadOnlyList<AnalyzedDocument> analyzed, Vocabulary vocabulary)
    {
        var found = new SortedDictionary<string, List<ushort>>(StringComparer.Ordinal);
        var folded = new Dictionary<int, string>();
        for (var d = 0; d < analyzed.Count; d++)
            foreach (var surface in Surfaces(analyzed[d]))
            {
                if (!folded.TryGetValue(surface, out var word)) folded[surface] = word = Fold(vocabulary, surface);
                if (!found.TryGetValue(word, out var list)) found[word] = list = [];
                if (list.Count == 0 || list[^1] != d) list.Add((ushort)d);
            }
        words = [.. found.Keys];
        documents = [.. found.Values.Select(list => list.ToArray())];
    }

    /// <summary>Adds the documents that have a word with this beginning.</summary>
    public void WithPrefix(string prefix, HashSet<int> into)
    {
        for (var at = First(prefix); at < words.Length && words[at].StartsWith(prefix, StringComparison.Ordinal); at++) Add(at, into);
    }

    /// <summary>Adds the documents that have a word with the same first letter whose beginning is one edit away, or two in longer words.</summary>
    public void NearPrefix(string prefix, HashSet<int> into)
    {
        var limit = prefix.Length >= 8 ? 2 : 1;
        for (var at = First(prefix[..1]); at < words.Length && words[at][0] == prefix[0]; at++)
            if (EditDistance.ToPrefix(prefix, words[at], limit) <= limit) Add(at, into);
    }

    private static IEnumerable<int> Surfaces(AnalyzedDocument document)
    {
        int end = new Layout(document.Layout).Starts[(int)Field.Headings];
        return document.Words.Take(end).Where(surface => surface >= 0).Concat(document.Extras.Where(extra => extra.Position < end).Select(extra => extra.Surface));
    }

    private void Add(int word, HashSet<int> into)
    {
        foreach (var document in documents[word]) into.Add(document);
    }

    private int First(string prefix)
    {
        var at = Array.BinarySearch(words, prefix, StringComparer.Ordinal);
        return at < 0 ? ~at : at;
    }

    private static string Fold(Vocabulary vocabulary, int surface)
    {
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        return folded[..vocabulary.Analyzer.Fold(vocabulary.Surface(surface), folded)].ToString();
    }
}
