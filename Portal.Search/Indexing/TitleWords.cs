using Portal.Search.Analysis;

namespace Portal.Search.Indexing;

/// <summary>
/// The words of the titles and keywords of a segment in alphabetical order, each with the ranks of its documents: what suggestions are
/// looked up in. The lowest rank is suggested first: the most popular, then the shortest title, then the first id.
/// </summary>
internal sealed class TitleWords
{
    private readonly string[] words;
    private readonly int[] starts;
    private readonly ushort[] ranks;
    private readonly ushort[] documents;

    public TitleWords(IReadOnlyList<AnalyzedDocument> analyzed, Vocabulary vocabulary)
    {
        documents =
        [
            .. Enumerable
                .Range(0, analyzed.Count)
                .OrderByDescending(d => analyzed[d].Popularity)
                .ThenBy(d => new PackedText(analyzed[d].Text).Title.Length)
                .Select(d => (ushort)d),
        ];
        var found = new Dictionary<string, List<ushort>>(StringComparer.Ordinal);
        var folded = new Dictionary<int, string>();
        for (var rank = 0; rank < documents.Length; rank++)
            foreach (var surface in Surfaces(analyzed[documents[rank]]))
            {
                if (!folded.TryGetValue(surface, out var word))
                    folded[surface] = word = Fold(vocabulary, surface);
                if (!found.TryGetValue(word, out var list))
                    found[word] = list = [];
                if (list.Count == 0 || list[^1] != rank)
                    list.Add((ushort)rank);
            }
        words = [.. found.Keys.Order(StringComparer.Ordinal)];
        starts = new int[words.Length + 1];
        for (var i = 0; i < words.Length; i++)
            starts[i + 1] = starts[i] + found[words[i]].Count;
        ranks = [.. words.SelectMany(word => found[word])];
    }

    /// <summary>The document of a rank.</summary>
    public int Document(int rank) => documents[rank];

    /// <summary>A set of ranks, empty.</summary>
    public ulong[] NoRanks() => new ulong[(documents.Length + 63) / 64];

    /// <summary>Adds the ranks of the documents that have a word with this beginning; answers whether there are any.</summary>
    public bool WithPrefix(string prefix, ulong[] into)
    {
        var first = First(prefix);
        var at = first;
        for (; at < words.Length && words[at].StartsWith(prefix, StringComparison.Ordinal); at++)
            Add(at, into);
        return at > first;
    }

    /// <summary>
    /// Adds the ranks of those that have a word with the same first letter whose beginning is one edit away, or two in longer words.
    /// </summary>
    public void NearPrefix(string prefix, ulong[] into)
    {
        var limit = prefix.Length >= 8 ? 2 : 1;
        for (var at = First(prefix[..1]); at < words.Length && words[at][0] == prefix[0]; at++)
            if (EditDistance.ToPrefix(prefix, words[at], limit) <= limit)
                Add(at, into);
    }

    private static IEnumerable<int> Surfaces(AnalyzedDocument document)
    {
        int end = new Layout(document.Layout).Starts[(int)Field.Headings];
        return document
            .Words.Take(end)
            .Where(surface => surface >= 0)
            .Concat(document.Extras.Where(extra => extra.Position < end).Select(extra => extra.Surface));
    }

    private void Add(int word, ulong[] into)
    {
        for (var i = starts[word]; i < starts[word + 1]; i++)
            into[ranks[i] >> 6] |= 1UL << (ranks[i] & 63);
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
