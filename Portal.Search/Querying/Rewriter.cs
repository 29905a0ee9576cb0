using System.Text;
using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Rewrites words that are in no article into the ones that were meant: typed with the other keyboard layout, in Latin instead of Cyrillic
/// letters, joined, or split. What stands in quotation marks or behind a minus is left as it is: that is the way back.
/// </summary>
internal sealed class Rewriter(LanguageIndex index, QueryPlanner planner, List<(int Surface, int Distance)> near)
{
    private const int MinJoinedLength = 5;

    private readonly WordSplitter splitter = new(index, planner);

    /// <summary>What to search for, and what was changed for it.</summary>
    public (string Text, List<Correction> Corrections) Rewrite(string text)
    {
        var corrections = new List<Correction>();
        if (text.AsSpan().IndexOfAny(QueryParser.Quotes) >= 0)
            return (text, corrections);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var rewritten = new StringBuilder(text.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var (word, instead, used) = i < TypedQuery.MaxWords ? Rewrite(words, i) : (words[i], null, 1);
            rewritten.Append(instead ?? word).Append(' ');
            if (instead is not null)
                corrections.Add(new(word, instead));
            i += used - 1;
        }
        return (corrections.Count == 0 ? text : rewritten.ToString(), corrections);
    }

    private (string Word, string? Instead, int Used) Rewrite(string[] words, int at)
    {
        var word = words[at];
        if (word[0] is '-' or '−')
            return (word, null, 1);
        var next = at + 1 < words.Length ? words[at + 1] : "";
        var known = planner.IsKnown(word);
        // Two halves of a known word are surer than any guess at one of them.
        if (next.Length > 0 && (!known || !planner.IsKnown(next)) && Joined(word, next) is { } joined)
            return ($"{word} {next}", joined, 2);
        return (word, known ? null : Instead(word), 1);
    }

    private string? Joined(string first, string second) =>
        IsLetters(first) && IsLetters(second) && first.Length + second.Length >= MinJoinedLength && planner.CountOf(first + second) > 0
            ? first + second
            : null;

    private string? Instead(string word)
    {
        if (KeyboardLayout.Switch(word) is { } switched && planner.CountOf(switched) > 0)
            return switched;
        if (index.Language == "ru" && Transliteration.ToCyrillic(word) is { } cyrillic && planner.CountOf(cyrillic) > 0)
            return cyrillic;
        return IsLetters(word) && !HasNearWord(word) ? splitter.Split(word) : null;
    }

    private bool HasNearWord(string word)
    {
        if (word.Length < 4)
            return false;
        near.Clear();
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        // A long German word is rather a new compound than an old word with two mistakes.
        var distance = word.Length >= 8 && index.Language != "de" ? 2 : 1;
        index.Spelling.Near(folded[..index.Vocabulary.Analyzer.Fold(word.ToLowerInvariant(), folded)], distance, near);
        return near.Exists(found => index.CountOfSurface(found.Surface) > 0);
    }

    private static bool IsLetters(string word) => word.Length <= StemWord.MaxStemmedLength && word.All(char.IsLetter);
}
