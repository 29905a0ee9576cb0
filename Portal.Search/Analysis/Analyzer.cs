using System.Collections.Frozen;
using Portal.Search.Analysis.Stemming;

namespace Portal.Search.Analysis;

/// <summary>
/// Turns the text of one language into what is indexed: words, their surfaces (lower case, accents kept) and their terms (stemmed, accents
/// taken off). Holds no state: one instance serves every thread. A language without a stemmer of its own is indexed by its surfaces.
/// </summary>
internal sealed class Analyzer
{
    /// <summary>Room for any surface, term or folded surface of a token.</summary>
    public const int Buffer = 160;

    private static readonly FrozenSet<string> Stemmed = new[] { "en", "de", "es", "pt", "ru", "ca" }.ToFrozenSet();

    private readonly string language;
    private readonly Stemmer? stemmer;
    private readonly WordBreaker breaker;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> functionWords;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> negations;

    public Analyzer(string language)
    {
        this.language = language;
        stemmer = Stemmed.Contains(language) ? Stemmer.For(language) : null;
        breaker = new(language == "ca");
        functionWords = FunctionWords.For(language).GetAlternateLookup<ReadOnlySpan<char>>();
        negations = FunctionWords.NegationsOf(language).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds the tokens of the text; answers the position behind the last word.</summary>
    public int Break(ReadOnlySpan<char> text, int position, List<Token> into) => breaker.Break(text, position, into);

    /// <summary>The end of the word that begins at a place.</summary>
    public int EndOf(ReadOnlySpan<char> text, int start) => breaker.EndOf(text, start);

    /// <summary>
    /// The surface of a token: lower case, without marks of punctuation inside ("FRITZ!Box" is "fritzbox", "2,4" is "2.4").
    /// </summary>
    public int Surface(ReadOnlySpan<char> raw, TokenKind kind, Span<char> to)
    {
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            switch (CharClasses.Get(c))
            {
                case CharClass.Letter or CharClass.Digit:
                    to[length++] = char.ToLowerInvariant(c);
                    break;
                case CharClass.Inner when language is "en" && c != '·':
                    to[length++] = '\'';
                    break;
                case CharClass.Inner when language is "ca" && c == '·':
                    to[length++] = '·';
                    break;
                case CharClass.Joiner when language is "ca" && kind == TokenKind.Word && length > 0 && to[length - 1] == 'l':
                    to[length++] = '·';
                    break;
                case CharClass.Joiner when kind != TokenKind.Whole || (c is '.' or ',' && char.IsAsciiDigit(raw[i - 1])):
                    to[length++] = '.';
                    break;
            }
        }
        return length;
    }

    /// <summary>Whether a surface only holds sentences together.</summary>
    public bool IsFunctionWord(ReadOnlySpan<char> surface) => functionWords.Contains(surface);

    /// <summary>Whether a surface says something of what is asked: it is no function word, or it denies something.</summary>
    public bool IsTelling(ReadOnlySpan<char> surface) => !IsFunctionWord(surface) || IsNegation(surface);

    /// <summary>Whether a surface denies something.</summary>
    public bool IsNegation(ReadOnlySpan<char> surface) => negations.Contains(surface);

    /// <summary>The term of a surface: stemmed and folded.</summary>
    public int Term(ReadOnlySpan<char> surface, Span<char> to, StemWord word)
    {
        if (surface.ContainsAnyInRange('0', '9') || surface.Length > StemWord.MaxStemmedLength)
            return AccentFolding.Fold(surface, to);
        Span<char> spelled = stackalloc char[2 * Buffer];
        var length = Spell(surface, spelled);
        if (length > StemWord.MaxStemmedLength || stemmer is null)
            return AccentFolding.Fold(spelled[..length], to);
        word.Load(spelled[..length]);
        stemmer.Stem(word);
        return WithoutDots(to, AccentFolding.Fold(word.Span, to));
    }

    /// <summary>The surface as someone types it who leaves accents out.</summary>
    public int Fold(ReadOnlySpan<char> surface, Span<char> to)
    {
        Span<char> spelled = stackalloc char[2 * Buffer];
        var length = AccentFolding.Fold(spelled[..Spell(surface, spelled)], to);
        return language == "ca" && !surface.ContainsAnyInRange('0', '9') ? WithoutDots(to, length) : length;
    }

    private int Spell(ReadOnlySpan<char> surface, Span<char> to)
    {
        if (language == "de")
            return GermanSpelling.Normalize(surface, to);
        surface.CopyTo(to);
        return surface.Length;
    }

    private static int WithoutDots(Span<char> word, int length)
    {
        var kept = 0;
        for (var i = 0; i < length; i++)
            if (word[i] is not ('.' or '·' or '\''))
                word[kept++] = word[i];
        return kept;
    }
}
