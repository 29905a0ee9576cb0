using System.Buffers;
using System.Collections.Frozen;

namespace Portal.Search.Analysis.Stemming;

/// <summary>English (Porter 2). Source: the description at snowballstem.org/algorithms/english/stemmer.html, as of Snowball 2.2.</summary>
internal sealed class EnglishStemmer : Stemmer
{
    private const string Vowels = "aeiouy";
    private static readonly SearchValues<char> AnyVowel = SearchValues.Create(Vowels);

    private static readonly FrozenDictionary<string, string> Whole = """
        skis ski skies sky dying die lying lie tying tie idly idl gently gentl ugly ugli early earli only onli singly singl
        sky sky news news howe howe atlas atlas cosmos cosmos bias bias andes andes
        """.Split([' ', '\n']).Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private static readonly FrozenSet<string> KeptAfterPlural = new[]
    {
        "inning",
        "outing",
        "canning",
        "herring",
        "earring",
        "proceed",
        "exceed",
        "succeed",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> WholeBySpan = Whole.GetAlternateLookup<
        ReadOnlySpan<char>
    >();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KeptBySpan = KeptAfterPlural.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    public override void Stem(StemWord word)
    {
        if (WholeBySpan.TryGetValue(word.Span, out var stem))
            word.Replace(word.Length, stem);
        else if (word.Length > 2)
            StemRegular(word);
    }

    private static void StemRegular(StemWord word)
    {
        MarkConsonantY(word);
        var region1 = FirstRegion(word);
        var region2 = word.Region(region1, Vowels);
        CutPossessive(word);
        CutPlural(word);
        if (!KeptBySpan.Contains(word.Span))
        {
            CutPast(word, region1);
            if (word.Length > 2 && word.Last() is 'y' or 'Y' && !IsVowel(word.Last(2)))
                word.Replace(1, "i");
            EnglishSuffixes.Shorten(word, region1, region2);
            CutFinal(word, region1, region2);
        }
        for (var i = 0; i < word.Length; i++)
            if (word[i] == 'Y')
                word[i] = 'y';
    }

    private static bool IsVowel(char letter) => letter != '\0' && Vowels.Contains(letter);

    private static void MarkConsonantY(StemWord word)
    {
        if (word[0] == '\'')
            word.Load(word.Span[1..].ToString());
        if (word.Length > 0 && word[0] == 'y')
            word[0] = 'Y';
        for (var i = 0; i + 1 < word.Length; i++)
            if (IsVowel(word[i]) && word[i + 1] == 'y')
                word[++i] = 'Y';
    }

    private static int FirstRegion(StemWord word)
    {
        if (word.Span.StartsWith("gener") || word.Span.StartsWith("arsen"))
            return 5;
        return word.Span.StartsWith("commun") ? 6 : word.Region(0, Vowels);
    }

    private static void CutPossessive(StemWord word)
    {
        if (!word.CutEnding("'s'") && !word.CutEnding("'s"))
            word.CutEnding("'");
    }

    private static void CutPlural(StemWord word)
    {
        if (word.Ends("sses"))
            word.Cut(2);
        else if (word.Ends("ied") || word.Ends("ies"))
            word.Replace(3, word.Length > 4 ? "i" : "ie");
        else if (word.Ends("us") || word.Ends("ss"))
            return;
        else if (word.Last() == 's' && HasVowel(word, word.Length - 2))
            word.Cut(1);
    }

    private static bool HasVowel(StemWord word, int before) => before > 0 && word.Span[..before].ContainsAny(AnyVowel);

    private static void CutPast(StemWord word, int region1)
    {
        var ending =
            word.Ends("eedly") ? 5
            : word.Ends("eed") ? 3
            : 0;
        if (ending > 0)
        {
            if (word.Length - ending >= region1)
                word.Replace(ending, "ee");
            return;
        }
        ending =
            word.Ends("ingly") ? 5
            : word.Ends("edly") ? 4
            : word.Ends("ing") ? 3
            : word.Ends("ed") ? 2
            : 0;
        if (ending == 0 || !HasVowel(word, word.Length - ending))
            return;
        word.Cut(ending);
        if (word.Ends("at") || word.Ends("bl") || word.Ends("iz"))
            word.Replace(0, "e");
        else if (word.Last() == word.Last(2) && "bdfgmnprt".Contains(word.Last()))
            word.Cut(1);
        else if (word.Length == region1 && IsShort(word))
            word.Replace(0, "e");
    }

    /// <summary>
    /// Whether the word ends in a short syllable: consonant, vowel, consonant other than w, x, Y; or vowel and consonant alone.
    /// </summary>
    private static bool IsShort(StemWord word, int cut = 0)
    {
        char last = word.Last(cut + 1),
            vowel = word.Last(cut + 2),
            first = word.Last(cut + 3);
        if (last == '\0' || IsVowel(last) || !IsVowel(vowel))
            return false;
        return first == '\0' || (!IsVowel(first) && last is not ('w' or 'x' or 'Y'));
    }

    private static void CutFinal(StemWord word, int region1, int region2)
    {
        var at = word.Length - 1;
        if (word.Last() == 'e' && (at >= region2 || (at >= region1 && !IsShort(word, 1))))
            word.Cut(1);
        else if (word.Last() == 'l' && at >= region2 && word.Last(2) == 'l')
            word.Cut(1);
    }
}
