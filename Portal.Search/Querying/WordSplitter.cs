using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Takes an unknown word apart into two known ones: "wifipassword", and in German also compounds with a linking sound: "Leitungsstörung".
/// </summary>
internal sealed class WordSplitter(LanguageIndex index, QueryPlanner planner)
{
    private const int MinPartLength = 3;
    private const int MinGermanPartLength = 4;
    private static readonly string[] Links = ["", "s", "es", "n", "en", "er", "e"];

    /// <summary>The two words with a blank between, or null. Of several ways the one whose rarer word stands in most documents.</summary>
    public string? Split(string word)
    {
        string? best = null;
        var most = 0;
        var shortest = index.Language == "de" ? MinGermanPartLength : MinPartLength;
        for (var at = shortest; at <= word.Length - shortest; at++)
        {
            var second = planner.CountOf(word[at..]);
            if (second > most && First(word[..at], shortest) is { } first && Math.Min(second, first.Count) > most)
                (most, best) = (Math.Min(second, first.Count), $"{first.Word} {word[at..]}");
        }
        return best;
    }

    private (string Word, int Count)? First(string word, int shortest)
    {
        foreach (var link in index.Language == "de" ? Links : Links[..1])
        {
            if (!word.EndsWith(link, StringComparison.OrdinalIgnoreCase) || word.Length - link.Length < shortest)
                continue;
            var bare = word[..^link.Length];
            if (planner.IsSurface(bare))
                return (bare, planner.CountOf(bare));
        }
        return planner.CountOf(word) is > 0 and var count ? (word, count) : null;
    }
}
