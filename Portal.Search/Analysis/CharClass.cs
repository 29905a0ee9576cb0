using System.Globalization;

namespace Portal.Search.Analysis;

/// <summary>What a UTF-16 unit means to the word breaker.</summary>
internal enum CharClass : byte
{
    /// <summary>Ends a word: blanks, symbols, surrogates.</summary>
    Other,
    Letter,
    Digit,

    /// <summary>Belongs to a word but is no letter of it: combining marks, soft hyphens, zero-width characters.</summary>
    Silent,

    /// <summary>Part of a word when it stands between letters: apostrophes and the Catalan middle dot.</summary>
    Inner,

    /// <summary>Joins two words into one longer word: hyphens, "FRITZ!Box", "node.js", "2,4".</summary>
    Joiner,
}

/// <summary>The class of every UTF-16 unit, from the Unicode general categories (Unicode Standard, section 4.5).</summary>
internal static class CharClasses
{
    private static readonly CharClass[] Table = Build();

    public static CharClass Get(char c) => Table[c];

    public static bool IsWord(char c) => Table[c] is CharClass.Letter or CharClass.Digit;

    private static CharClass[] Build()
    {
        var table = new CharClass[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
            table[c] = Classify((char)c);
        foreach (var c in "'’ʼ·")
            table[c] = CharClass.Inner;
        foreach (var c in "-‐‑!_.,&@")
            table[c] = CharClass.Joiner;
        return table;
    }

    private static CharClass Classify(char c) =>
        char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter => CharClass.Letter,
            UnicodeCategory.DecimalDigitNumber => CharClass.Digit,
            UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format => CharClass.Silent,
            _ => CharClass.Other,
        };
}
