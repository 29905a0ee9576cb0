using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Bench.Search.Records;

/// <summary>
/// The words of a language as often as they come: those of the articles, and of judged collections where there are some, by frequency;
/// then a
/// long tail of two of them joined, as names of products, typing errors and compounds make one.
/// </summary>
internal sealed partial class MadeWords
{
    private const int Tail = 60_000;
    private const double Flatness = 2.7; // Mandelbrot's constant: the few most frequent words are not that frequent

    private readonly double[] upTo;

    public MadeWords(string language, string content, string? collections)
    {
        var ranked = Texts(language, content, collections)
            .SelectMany(text => Word().Matches(text))
            .CountBy(match => match.Value.ToLowerInvariant())
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key)
            .ToList();
        var random = new Random(ranked.Count);
        var known = ranked.ToHashSet();
        for (var many = ranked.Count; ranked.Count < Tail; )
            if (ranked[random.Next(many)] + ranked[random.Next(many)] is var joined && joined.Length < 24 && known.Add(joined))
                ranked.Add(joined);
        Ranked = ranked;
        upTo = new double[ranked.Count];
        for (var i = 0; i < upTo.Length; i++)
            upTo[i] = (i == 0 ? 0 : upTo[i - 1]) + (1 / (i + Flatness));
    }

    /// <summary>The most frequent word first.</summary>
    public IReadOnlyList<string> Ranked { get; }

    public int Rank(Random random)
    {
        var at = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
        return Math.Min(at < 0 ? ~at : at, upTo.Length - 1);
    }

    private static IEnumerable<string> Texts(string language, string content, string? collections)
    {
        foreach (var file in Directory.EnumerateFiles(content, $"{language}.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            yield return File.ReadAllText(file);
        if (!Directory.Exists(collections))
            yield break;
        foreach (var folder in Directory.GetDirectories(collections, $"*-{language}").Order(StringComparer.Ordinal))
        foreach (var line in File.ReadLines(Path.Combine(folder, "docs.jsonl")))
            yield return JsonDocument.Parse(line).RootElement.GetProperty("body").GetString() ?? "";
    }

    [GeneratedRegex(@"\p{L}[\p{L}']+")]
    private static partial Regex Word();
}
