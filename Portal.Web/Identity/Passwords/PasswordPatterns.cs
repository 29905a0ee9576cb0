namespace Portal.Web.Identity.Passwords;

/// <summary>What people do to make a short password long: say it again, or slide along the keys.</summary>
internal static class PasswordPatterns
{
    private const int FewCharacters = 6;
    private const int FewDifferent = 5;
    private const int MinRunLength = 3;

    private static readonly string[] Lines = [.. Rows().SelectMany(row => new[] { row, string.Concat(row.Reverse()) })];

    /// <summary>A few characters again and again, or hardly any different ones.</summary>
    public static bool IsRepetition(string text) =>
        text.EnumerateRunes().Distinct().Count() < FewDifferent
        || OncePerRepetition(text).Length is var unit && unit < text.Length && unit <= FewCharacters;

    /// <summary>What is repeated, once; the whole text when nothing is.</summary>
    public static string OncePerRepetition(string text)
    {
        for (var unit = 1; unit <= text.Length / 2; unit++)
            if (text.AsSpan(unit).SequenceEqual(text.AsSpan(0, text.Length - unit)))
                return text[..unit];
        return text;
    }

    /// <summary>
    /// Letters in the order of the alphabet or of the keys, or one letter held down: each such run is worth one character, and few remain.
    /// </summary>
    /// <param name="text">In small letters.</param>
    public static bool IsRun(string text)
    {
        var worth = 0;
        var runs = false;
        for (var at = 0; at < text.Length; )
        {
            var run = RunAt(text, at);
            if (!char.IsWhiteSpace(text[at]))
                worth++;
            runs |= run >= MinRunLength;
            at += run >= MinRunLength ? run : 1;
        }

        return runs && worth < FewCharacters;
    }

    private static int RunAt(string text, int at)
    {
        var longest = 1;
        while (at + longest < text.Length && text[at + longest] == text[at])
            longest++;
        foreach (var line in Lines)
        {
            for (var start = line.IndexOf(text[at], StringComparison.Ordinal); start >= 0; start = line.IndexOf(text[at], start + 1))
            {
                var length = 1;
                while (at + length < text.Length && start + length < line.Length && text[at + length] == line[start + length])
                    length++;
                longest = Math.Max(longest, length);
            }
        }

        return longest;
    }

    // Alphabets and digits, the keyboards of the six languages row by row, and their columns as far as hands walk them.
    private static IEnumerable<string> Rows() =>
        [
            "abcdefghijklmnopqrstuvwxyz",
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "абвгдежзийклмнопрстуфхцчшщъыьэюя",
            "012345678901234567890",
            "qwertyuiop[]",
            "qwertzuiopü+",
            "azertyuiop",
            "qwertyuiopºª",
            "asdfghjkl;'",
            "asdfghjklöä#",
            "asdfghjklñç",
            "asdfghjklçº",
            "qsdfghjklm",
            "zxcvbnm,./",
            "yxcvbnm,.-",
            "wxcvbn",
            "йцукенгшщзхъ",
            "фывапролджэ",
            "ячсмитьбю",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
            "1qay2wsx3edc4rfv5tgb6zhn7ujm",
            "1йфя2цыч3увс4кам5епи6нрт7гоь",
            "qazwsxedcrfvtgbyhnujm",
            "!@#$%^&*()_+",
            "!\"§$%&/()=?",
        ];
}
