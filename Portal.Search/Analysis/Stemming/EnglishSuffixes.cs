namespace Portal.Search.Analysis.Stemming;

/// <summary>The derivational endings of English: steps 2 to 4 of the description.</summary>
internal static class EnglishSuffixes
{
    private static readonly string[] Shortened =
    [
        "tion",
        "ence",
        "ance",
        "able",
        "ent",
        "ize",
        "ate",
        "al",
        "ful",
        "ous",
        "ive",
        "ble",
        "less",
    ];

    private static readonly Endings Double = new(
        "tional",
        "enci",
        "anci",
        "abli",
        "entli",
        "izer ization",
        "ational ation ator",
        "alism aliti alli",
        "fulness fulli",
        "ousli ousness",
        "iveness iviti",
        "biliti bli",
        "lessli",
        "ogi",
        "li"
    );

    private static readonly Endings Single = new("tional", "ational", "alize", "icate iciti ical", "ful ness", "ative");
    private static readonly Endings Last = new("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize", "ion");

    public static void Shorten(StemWord word, int region1, int region2)
    {
        ShortenDouble(word, region1);
        ShortenSingle(word, region1, region2);
        var (length, action) = Last.FindLongest(word);
        if (length > 0 && word.Length - length >= region2 && (action == 0 || word.Last(length + 1) is 's' or 't'))
            word.Cut(length);
    }

    private static void ShortenDouble(StemWord word, int region1)
    {
        var (length, action) = Double.FindLongest(word);
        if (length == 0 || word.Length - length < region1)
            return;
        var before = word.Last(length + 1);
        if (action < Shortened.Length)
            word.Replace(length, Shortened[action]);
        else if (action == Shortened.Length && before == 'l')
            word.Cut(1);
        else if (action > Shortened.Length && "cdeghkmnrt".Contains(before))
            word.Cut(2);
    }

    private static void ShortenSingle(StemWord word, int region1, int region2)
    {
        var (length, action) = Single.FindLongest(word);
        if (length == 0 || word.Length - length < region1)
            return;
        switch (action)
        {
            case 0:
                word.Cut(2);
                break;
            case 1:
                word.Replace(length, "ate");
                break;
            case 2:
                word.Cut(3);
                break;
            case 3:
                word.Replace(length, "ic");
                break;
            case 4:
                word.Cut(length);
                break;
            default:
                if (word.Length - length >= region2)
                    word.Cut(length);
                break;
        }
    }
}
