using System.Globalization;
using System.Text;

namespace Portal.Search.Analysis;

/// <summary>Takes the accents off letters: é becomes e, ß becomes ss, ё becomes е; й stays, it is a letter of its own.</summary>
internal static class AccentFolding
{
    private const int TableSize = 0x0500;
    private static readonly char[] Table = Build();

    /// <summary>Folds lower-case letters into `to`, which must hold twice as many; answers how many were written.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> to)
    {
        var length = 0;
        foreach (var c in word)
        {
            var folded = Of(c);
            if (folded == '\0')
                continue;
            to[length++] = folded;
            if (c == 'ß')
                to[length++] = 's';
            else if (c is 'æ' or 'œ')
                to[length++] = 'e';
        }
        return length;
    }

    public static string Fold(string word)
    {
        Span<char> folded = stackalloc char[2 * word.Length];
        return folded[..Fold(word, folded)].ToString();
    }

    /// <summary>The letter without its accent, or NUL for a combining mark.</summary>
    private static char Of(char c)
    {
        if (c < 0x80)
            return c;
        if (c < TableSize)
            return Table[c];
        return c is >= '\u1e00' and < '\u1f00' ? Decompose(c) : c;
    }

    private static char[] Build()
    {
        var table = new char[TableSize];
        for (var c = 0; c < TableSize; c++)
            table[c] = c is < 0x0400 or 0x0451 ? Decompose((char)c) : (char)c;
        foreach (var (from, to) in new[] { ('ß', 's'), ('æ', 'a'), ('œ', 'o'), ('ø', 'o'), ('ł', 'l'), ('đ', 'd'), ('ı', 'i'), ('ŀ', 'l') })
            table[from] = to;
        return table;
    }

    private static char Decompose(char c)
    {
        if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            return '\0';
        return char.IsLetter(c) ? c.ToString().Normalize(NormalizationForm.FormD)[0] : c;
    }
}
