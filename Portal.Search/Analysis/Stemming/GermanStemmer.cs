namespace Portal.Search.Analysis.Stemming;

/// <summary>
/// German. Source: the description at snowballstem.org/algorithms/german/stemmer.html, as of Snowball 2.2 (no ae/oe/ue rule: see
/// GermanSpelling).
/// </summary>
internal sealed class GermanStemmer : Stemmer
{
    private const string Vowels = "aeiouyäöü";
    private const string BeforeS = "bdfghklmnrt";
    private const string BeforeSt = "bdfghklmnt";

    private static readonly Endings First = new("em ern er", "e en es", "s");
    private static readonly Endings Second = new("en er est", "st");
    private static readonly Endings Third = new("end ung", "ig ik isch", "lich heit", "keit");

    public override void Stem(StemWord word)
    {
        Prepare(word);
        int region1 = word.Length,
            region2 = word.Length;
        if (word.Length >= 3)
        {
            var found = word.Region(0, Vowels);
            region1 = Math.Max(found, Math.Min(3, word.Length));
            region2 = word.Region(found, Vowels);
        }
        CutInflection(word, region1);
        CutDegree(word, region1);
        CutDerivation(word, region1, region2);
        for (var i = 0; i < word.Length; i++)
            word[i] = Plain(word[i]);
    }

    private static void Prepare(StemWord word)
    {
        for (var i = 0; i < word.Length; i++)
            if (word[i] == 'ß')
                word.Expand(i++, "ss");
        for (var i = 0; i + 2 < word.Length; i++)
        {
            if (!Vowels.Contains(word[i]) || !Vowels.Contains(word[i + 2]) || word[i + 1] is not ('u' or 'y'))
                continue;
            word[i + 1] = char.ToUpperInvariant(word[i + 1]);
            i += 2;
        }
    }

    private static void CutInflection(StemWord word, int region1)
    {
        var (length, action) = First.FindLongest(word);
        if (length == 0 || word.Length - length < region1)
            return;
        if (action < 2)
            word.Cut(length);
        else if (BeforeS.Contains(word.Last(2)))
            word.Cut(1);
        if (action == 1 && word.Ends("niss"))
            word.Cut(1);
    }

    private static void CutDegree(StemWord word, int region1)
    {
        var (length, action) = Second.FindLongest(word);
        if (length == 0 || word.Length - length < region1)
            return;
        if (action == 0 || (word.Length >= 6 && BeforeSt.Contains(word.Last(3))))
            word.Cut(length);
    }

    private static void CutDerivation(StemWord word, int region1, int region2)
    {
        var (length, action) = Third.FindLongest(word);
        if (length == 0 || word.Length - length < region2)
            return;
        if (action == 1 && word.Last(length + 1) == 'e')
            return;
        word.Cut(length);
        if (action == 0 && word.Last(3) != 'e')
            word.CutEnding("ig", region2);
        else if (action == 2 && !word.CutEnding("er", region1))
            word.CutEnding("en", region1);
        else if (action == 3 && !word.CutEnding("lich", region2))
            word.CutEnding("ig", region2);
    }

    private static char Plain(char letter) =>
        letter switch
        {
            'Y' => 'y',
            'U' => 'u',
            'ä' => 'a',
            'ö' => 'o',
            'ü' => 'u',
            _ => letter,
        };
}
