namespace Portal.Search.Analysis.Stemming;

/// <summary>
/// Catalan. Source: the description at snowballstem.org/algorithms/catalan/stemmer.html (by I. Olalla), as of Snowball 2.2.
/// </summary>
internal sealed class CatalanStemmer : Stemmer
{
    private const string Vowels = "aeiouáàéèíìïóòúü";

    public override void Stem(StemWord word)
    {
        var region1 = word.Region(0, Vowels);
        var region2 = word.Region(region1, Vowels);
        CutIf(word, CatalanSuffixes.Pronouns, region1, region2);
        if (!CutStandard(word, region1, region2))
            CutIf(word, CatalanSuffixes.Verbs, region1, region2);
        CutResidual(word, region1);
        for (var i = 0; i < word.Length; i++)
            word[i] = Clean(word[i]);
    }

    private static void CutIf(StemWord word, Endings endings, int region1, int region2)
    {
        var (length, action) = endings.FindLongest(word);
        if (word.Length - length >= (action == 1 ? region2 : region1))
            word.Cut(length);
    }

    private static bool CutStandard(StemWord word, int region1, int region2)
    {
        var (length, action) = CatalanSuffixes.Standard.FindLongest(word);
        if (length == 0 || word.Length - length < (action is 0 or 4 ? region1 : region2))
            return false;
        word.Replace(
            length,
            action switch
            {
                2 => "log",
                3 => "ic",
                4 => "c",
                _ => "",
            }
        );
        return true;
    }

    private static void CutResidual(StemWord word, int region1)
    {
        var (length, action) = CatalanSuffixes.Residual.FindLongest(word);
        if (length > 0 && word.Length - length >= region1)
            word.Replace(length, action == 1 ? "ic" : "");
    }

    private static char Clean(char letter) =>
        letter switch
        {
            'á' or 'à' => 'a',
            'é' or 'è' => 'e',
            'í' or 'ì' or 'ï' => 'i',
            'ó' or 'ò' => 'o',
            'ú' or 'ü' => 'u',
            '·' => '.',
            _ => letter,
        };
}
