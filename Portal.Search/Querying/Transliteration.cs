using System.Text;

namespace Portal.Search.Querying;

/// <summary>
/// Russian words in Latin letters, as people write them without a Russian keyboard: "parol" is "парол", whose stem is that of "пароль".
/// </summary>
internal static class Transliteration
{
    // Longer ones first. The usual spellings of passports and chats side by side: kh and h, y for ы, j for й.
    private static readonly (string Latin, string Cyrillic)[] Rules =
    [
        ("shch", "щ"),
        ("sch", "щ"),
        ("zh", "ж"),
        ("kh", "х"),
        ("ts", "ц"),
        ("ch", "ч"),
        ("sh", "ш"),
        ("yu", "ю"),
        ("ju", "ю"),
        ("ya", "я"),
        ("ja", "я"),
        ("yo", "ё"),
        ("jo", "ё"),
        ("ye", "е"),
        ("a", "а"),
        ("b", "б"),
        ("v", "в"),
        ("w", "в"),
        ("g", "г"),
        ("d", "д"),
        ("e", "е"),
        ("z", "з"),
        ("i", "и"),
        ("j", "й"),
        ("y", "ы"),
        ("k", "к"),
        ("c", "к"),
        ("q", "к"),
        ("l", "л"),
        ("m", "м"),
        ("n", "н"),
        ("o", "о"),
        ("p", "п"),
        ("r", "р"),
        ("s", "с"),
        ("t", "т"),
        ("u", "у"),
        ("f", "ф"),
        ("h", "х"),
        ("x", "кс"),
        ("'", "ь"),
    ];

    /// <summary>The word in Cyrillic letters, or null when it has other than Latin letters.</summary>
    public static string? ToCyrillic(string text)
    {
        var word = text.ToLowerInvariant().AsSpan();
        var cyrillic = new StringBuilder(word.Length);
        while (word.Length > 0)
        {
            var rule = Find(word);
            if (rule.Latin is null)
                return null;
            cyrillic.Append(rule.Cyrillic);
            word = word[rule.Latin.Length..];
        }
        return cyrillic.ToString();
    }

    private static (string Latin, string Cyrillic) Find(ReadOnlySpan<char> word)
    {
        foreach (var rule in Rules)
            if (word.StartsWith(rule.Latin))
                return rule;
        return default;
    }
}
