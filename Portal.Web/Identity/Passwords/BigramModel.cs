using System.Globalization;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Which letter follows which in one language, counted once in some 10,000 words of each and kept in letters.txt: what is said of a
/// password changes with that file and with nothing else. It is enough to tell what could be a word from what could not: words of the six
/// languages take 3 to 4.5 bits a letter, letters drawn at random 5 to 6.
/// </summary>
internal sealed class BigramModel
{
    private const char Edge = ' ';

    // What was never seen is possible all the same.
    private const double Unseen = 0.5;

    private static readonly Lazy<IReadOnlyList<BigramModel>> Counted = new(() => Read());

    private readonly Dictionary<(char, char), int> pairs = [];
    private readonly Dictionary<char, int> firsts = [];

    /// <summary>How many bits a letter of this word takes, in the language it fits best.</summary>
    /// <param name="word">Letters as <see cref="ContextWords.Plain"/> leaves them.</param>
    public static double BitsPerLetter(ReadOnlySpan<char> word)
    {
        var fewest = double.MaxValue;
        foreach (var language in Counted.Value)
            fewest = Math.Min(fewest, language.BitsOf(word) / (word.Length + 1));
        return fewest;
    }

    // A line of a language and its pairs: "de", then "er1520", "en1418" and so on, a blank
    // for the beginning or end of a word written as "_".
    private static List<BigramModel> Read()
    {
        using var file = new StreamReader(typeof(BigramModel).Assembly.GetManifestResourceStream("letters.txt")!);
        var all = new List<BigramModel>();
        while (file.ReadLine() is { } line)
        {
            var language = new BigramModel();
            foreach (var pair in line.Split(' ').Skip(1))
                language.Add(Letter(pair[0]), Letter(pair[1]), int.Parse(pair.AsSpan(2), CultureInfo.InvariantCulture));
            all.Add(language);
        }

        return all;
    }

    private static char Letter(char written) => written == '_' ? Edge : written;

    private void Add(char last, char next, int times)
    {
        pairs[(last, next)] = times;
        firsts[last] = firsts.GetValueOrDefault(last) + times;
    }

    private double BitsOf(ReadOnlySpan<char> word)
    {
        var (bits, last) = (0.0, Edge);
        foreach (var next in word)
            (bits, last) = (bits + BitsOf(last, next), next);
        return bits + BitsOf(last, Edge);
    }

    private double BitsOf(char last, char next) =>
        -Math.Log2((pairs.GetValueOrDefault((last, next)) + Unseen) / (firsts.GetValueOrDefault(last) + (Unseen * firsts.Count)));
}
