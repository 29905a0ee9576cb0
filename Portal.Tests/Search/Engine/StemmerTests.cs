using System.Diagnostics;
using System.Text.Json;
using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;

namespace Portal.Tests.Search.Engine;

/// <summary>
/// The stemmers answer what Snowball's own program answers, on every word there is at hand. The library has the algorithms of Snowball's
/// first
/// version, the program those of its second; where they part, <see cref="Stemmer"/> follows the second but for the words listed here.
/// </summary>
public sealed class StemmerTests
{
    private const string Program = "/usr/bin/stemwords";

    // Spanish words among Portuguese ones: the first version took their ending for the Portuguese -ução, which is how that one is
    // stemmed now.
    private static readonly Dictionary<string, string[]> Different = new() { ["pt"] = ["resolución", "devolución"] };

    [Theory]
    [InlineData("en", "english"), InlineData("de", "german"), InlineData("es", "spanish")]
    [InlineData("pt", "portuguese"), InlineData("ru", "russian"), InlineData("ca", "catalan")]
    public async Task Every_word_of_the_content_and_of_the_collections_is_stemmed_as_Snowball_does_it(string language, string algorithm)
    {
        if (!File.Exists(Program))
            Assert.Skip($"{Program} is not installed (Debian package libstemmer-tools).");
        var words = Words();
        Assert.NotEmpty(words);
        var expected = await Snowball(algorithm, words, TestContext.Current.CancellationToken);
        var stemmer = Stemmer.For(language);
        var different = words
            .Zip(expected)
            .Where(pair => !(Different.GetValueOrDefault(language)?.Contains(pair.First) ?? false))
            .Where(pair => stemmer.Stem(pair.First) != pair.Second)
            .Select(pair => $"{pair.First} -> {stemmer.Stem(pair.First)}, Snowball {pair.Second}")
            .ToArray();
        Assert.True(different.Length == 0, $"{different.Length} of {words.Length} differ: {string.Join("; ", different.Take(20))}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{language}: {words.Length} words, none differs");
    }

    [Theory]
    [InlineData("ru", "трёхзначный", "трехзначный"), InlineData("ru", "подключён", "подключен")]
    [InlineData("pt", "resolução", "resoluções"), InlineData("pt", "devolução", "devoluções")]
    [InlineData("de", "ergebnis", "ergebnisse"), InlineData("de", "verhältnisse", "verhältnis")]
    public void Forms_of_a_word_that_the_first_version_parts_have_one_stem(string language, string one, string other) =>
        Assert.Equal(Stemmer.For(language).Stem(one), Stemmer.For(language).Stem(other));

    [Theory]
    [InlineData("en"), InlineData("de"), InlineData("es"), InlineData("pt"), InlineData("ru"), InlineData("ca")]
    public void No_word_upsets_a_stemmer_whatever_was_stemmed_before(string language)
    {
        var (stemmer, word, random) = (Stemmer.For(language), new StemWord(), new Random(3));
        foreach (var letters in new[] { "abcdefgiklmnoprstuvyzéçãõñüß'·", "абвгдеёжийклнорстуфхыьюя", "\0\ud800 漢" })
            for (var i = 0; i < 3000; i++)
            {
                var text = string.Concat(
                    Enumerable.Range(0, random.Next(StemWord.MaxStemmedLength + 1)).Select(_ => letters[random.Next(letters.Length)])
                );
                word.Load(text);
                stemmer.Stem(word);
                Assert.Equal(stemmer.Stem(text), word.Span.ToString());
            }
    }

    /// <summary>
    /// All words of all languages go through every stemmer: foreign words must not upset it either. PORTAL_SEARCH_DATA may name a directory
    /// of more collections.
    /// </summary>
    private static string[] Words()
    {
        var documents = Samples
            .Collections.SelectMany(directory => File.ReadLines(Path.Combine(directory, "docs.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement);
        var texts = documents.Select(document => $"{document.GetProperty("title").GetString()} {document.GetProperty("body").GetString()}");
        var content = Directory
            .EnumerateFiles(Samples.Content, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal));
        return [.. texts.Concat(content.Select(File.ReadAllText)).SelectMany(Letters).Distinct()];
    }

    private static IEnumerable<string> Letters(string text)
    {
        var tokens = new List<Token>();
        new WordBreaker(false).Break(text, 0, tokens);
        return tokens
            .Where(token => token.Length <= StemWord.MaxStemmedLength)
            .Select(token => text.Substring(token.Start, token.Length).ToLowerInvariant())
            .Where(word => word.All(c => char.IsLetter(c) || c is '\'' or '·' or '-'));
    }

    private static async Task<string[]> Snowball(string algorithm, string[] words, CancellationToken ct)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Program, ["-l", algorithm, "-c", "UTF_8"]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        var answer = process.StandardOutput.ReadToEndAsync(ct);
        await process.StandardInput.WriteAsync(string.Join('\n', words) + "\n");
        process.StandardInput.Close();
        return (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
