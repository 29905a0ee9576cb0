using System.Collections;
using System.Globalization;
using System.Resources;
using Portal.Web.Site;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Which letter follows which in one language, counted in the site's own texts, some 10,000 words of each language. That is enough to tell what could be a word from what could not: words
/// of the six languages take 3 to 4.5 bits a letter, letters drawn at random 5 to 6.
/// </summary>
internal sealed class LetterPairs
{
    private const char Edge = ' ';

    // What was never seen is possible all the same.
    private const double Unseen = 0.5;

    private static readonly Lazy<IReadOnlyList<LetterPairs>> Counted = new(() => [.. Language.All.Select(l => new LetterPairs(l.Culture))]);

    private readonly Dictionary<(char, char), int> pairs = [];
    private readonly Dictionary<char, int> firsts = [];

    private LetterPairs(CultureInfo culture)
    {
        var resources = new ResourceManager(typeof(Text));
        var set = resources.GetResourceSet(culture.TwoLetterISOLanguageName == "en" ? CultureInfo.InvariantCulture : culture.Parent, createIfNotExists: true, tryParents: false)!;
        foreach (DictionaryEntry entry in set) Count(ContextWords.Plain((string)entry.Value!));
    }

    /// <summary>How many bits a letter of this word takes, in the language it fits best.</summary>
    /// <param name="word">Letters as <see cref="ContextWords.Plain"/> leaves them.</param>
    public static double BitsPerLetter(ReadOnlySpan<char> word)
    {
        var fewest = double.MaxValue;
        foreach (var language in Counted.Value) fewest = Math.Min(fewest, language.BitsOf(word) / (word.Length + 1));
        return fewest;
    }

    private void Count(string text)
    {
        var last = Edge;
        foreach (var c in text)
        {
            var next = char.IsLetter(c) ? c : Edge;
            if (last == Edge && next == Edge) continue;
            pairs[(last, next)] = pairs.GetValueOrDefault((last, next)) + 1;
            firsts[last] = firsts.GetValueOrDefault(last) + 1;
            last = next;
        }
    }

    private double BitsOf(ReadOnlySpan<char> word)
    {
        var (bits, last) = (0.0, Edge);
        foreach (var next in word) (bits, last) = (bits + BitsOf(last, next), next);
        return bits + BitsOf(last, Edge);
    }

    private double BitsOf(char last, char next) => -Math.Log2((pairs.GetValueOrDefault((last, next)) + Unseen) / (firsts.GetValueOrDefault(last) + (Unseen * firsts.Count)));
}
