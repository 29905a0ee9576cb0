using System.Diagnostics;
using System.Text.Json;
using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;

namespace Portal.Tests.Search.Engine;

/// <summary>The stemmers answer what Snowball's own program answers, on every word there is at hand.</summary>
public sealed class StemmerTests
{
    private const string Program = "/usr/bin/stemwords";

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
            .Where(pair => stemmer.Stem(pair.First) != pair.Second)
            .Select(pair => $"{pair.First} -> {stemmer.Stem(pair.First)}, Snowball {pair.Second}")
            .ToArray();
        Assert.True(different.Length == 0, $"{different.Length} of {words.Length} differ: {string.Join("; ", different.Take(20))}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{language}: {words.Length} words, none differs");
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
