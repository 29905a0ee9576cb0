using System.Text.RegularExpressions;

namespace Portal.Web.Insights;

/// <summary>
/// What rarely typed texts have in common: words that at least so many visits typed. A
/// name or a number that one person typed is none of them.
/// </summary>
internal static partial class RareWords
{
    private const int MaxCount = 12;

    // Words that say nothing alone, in the six languages of the site.
    private static readonly HashSet<string> Fillers =
    [
        "the",
        "and",
        "for",
        "how",
        "why",
        "what",
        "not",
        "does",
        "with",
        "can",
        "is",
        "my",
        "to",
        "in",
        "on",
        "of",
        "it",
        "do",
        "no",
        "der",
        "die",
        "das",
        "und",
        "ist",
        "wie",
        "ich",
        "mein",
        "meine",
        "nicht",
        "kein",
        "keine",
        "was",
        "warum",
        "mit",
        "für",
        "ein",
        "eine",
        "den",
        "dem",
        "im",
        "am",
        "zu",
        "es",
        "geht",
        "el",
        "la",
        "los",
        "las",
        "que",
        "como",
        "cómo",
        "por",
        "para",
        "con",
        "mi",
        "del",
        "una",
        "un",
        "no",
        "se",
        "me",
        "en",
        "de",
        "qué",
        "os",
        "as",
        "do",
        "da",
        "na",
        "um",
        "uma",
        "não",
        "com",
        "meu",
        "minha",
        "o",
        "a",
        "em",
        "é",
        "как",
        "не",
        "что",
        "для",
        "мой",
        "на",
        "по",
        "или",
        "почему",
        "из",
        "и",
        "в",
        "с",
        "у",
        "меня",
        "нет",
        "els",
        "les",
        "amb",
        "per",
        "com",
        "què",
        "meu",
        "meva",
        "al",
        "dels",
        "i",
        "a",
        "és",
    ];

    public static RareSearches From(IReadOnlyList<ListedSearch> texts, int shownFrom)
    {
        var words =
            from text in texts
            from word in Word().Matches(text.Text).Select(m => m.Value).Distinct()
            where !Fillers.Contains(word)
            group text.Searches by word into each
            where each.Sum() >= shownFrom
            orderby each.Sum() descending, each.Key
            select (each.Key, each.Sum());
        return new(texts.Sum(t => t.Searches), texts.Count, [.. words.Take(MaxCount)]);
    }

    [GeneratedRegex(@"\p{L}[\p{L}\p{Nd}·'’]*[\p{L}\p{Nd}]")]
    private static partial Regex Word();
}
