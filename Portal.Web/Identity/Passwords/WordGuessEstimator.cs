using System.Globalization;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// How many guesses a password takes that is made of words, whatever language they are of: somebody who guesses has the dictionary, and a
/// long word is one of its lines like a short one. There is no dictionary here: letters that
/// follow one another as in a language are taken for words.
/// </summary>
internal static class WordGuessEstimator
{
    /// <summary>Above this a run of letters is no word of the six languages.</summary>
    private const double MaxPerLetter = 4.6;

    // A dictionary with its inflected forms has some 130,000 lines. Two words written as one are more than that; how long a run may be
    // before it is more than one is a guess.
    private const double PerWord = 17;
    private const int MaxWordLength = 17;

    // What a letter of running text tells that the letters before it do not, by C. E. Shannon, "Prediction and Entropy of Printed English"
    // (1951), rounded up.
    private const double PerFurtherLetter = 1.5;

    private const double PerDigit = 3.3;
    private const double PerSign = 4;
    private const double PerYear = 7;

    /// <summary>The logarithm to base 2 of the number of guesses, by whichever keyboard the words were meant for.</summary>
    public static double Bits(string password) =>
        ContextWords.Spellings(password.ToLowerInvariant()).Min(s => BitsOf(ContextWords.Plain(s)));

    private static double BitsOf(string text)
    {
        var bits = 0.0;
        for (var at = 0; at < text.Length; )
        {
            var end = at + 1;
            while (end < text.Length && Kind(text[end]) is not Other and var kind && kind == Kind(text[at]))
                end++;
            bits += BitsOfRun(text.AsSpan(at, end - at));
            at = end;
        }

        return bits;
    }

    private static double BitsOfRun(ReadOnlySpan<char> run) =>
        Kind(run[0]) switch
        {
            Letter => BitsOfLetters(run.Length, BigramModel.BitsPerLetter(run)),
            Digit => run.Length == 4
            && int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1900 and < 2050
                ? PerYear
                : run.Length * PerDigit,
            Blank => 0,
            _ => PerSign,
        };

    private static double BitsOfLetters(int length, double perLetter)
    {
        var spelled = length * perLetter;
        return perLetter > MaxPerLetter ? spelled : Math.Min(spelled, PerWord + (PerFurtherLetter * Math.Max(0, length - MaxWordLength)));
    }

    private const int Letter = 0;
    private const int Digit = 1;
    private const int Blank = 2;
    private const int Other = 3;

    private static int Kind(char c) =>
        char.IsLetter(c) ? Letter
        : char.IsDigit(c) ? Digit
        : char.IsWhiteSpace(c) ? Blank
        : Other;
}
