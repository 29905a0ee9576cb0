namespace Portal.Search.Analysis.Stemming;

/// <summary>The derivational endings of Spanish (step 1).</summary>
internal static class SpanishSuffixes
{
    private static readonly Endings Standard = new(
        "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos",
        "adora ador ación adoras adores aciones ante antes ancia ancias",
        "logía logías",
        "ución uciones",
        "encia encias",
        "amente",
        "mente",
        "idad idades",
        "iva ivo ivas ivos"
    );

    private static readonly Endings BeforeAmente = new("iv", "os ic ad");
    private static readonly Endings BeforeMente = new("ante able ible");
    private static readonly Endings BeforeIdad = new("abil ic iv");

    /// <summary>Cuts what can be cut; false when nothing was, so that verb endings are to be tried.</summary>
    public static bool Cut(StemWord word, IberianRegions regions)
    {
        var (length, action) = Standard.FindLongest(word);
        if (length == 0 || word.Length - length < (action == 5 ? regions.First : regions.Second))
            return false;
        word.Replace(
            length,
            action switch
            {
                2 => "log",
                3 => "u",
                4 => "ente",
                _ => "",
            }
        );
        switch (action)
        {
            case 1:
                word.CutEnding("ic", regions.Second);
                break;
            case 5:
                CutBeforeAmente(word, regions.Second);
                break;
            case 6:
                CutIf(word, BeforeMente, regions.Second);
                break;
            case 7:
                CutIf(word, BeforeIdad, regions.Second);
                break;
            case 8:
                word.CutEnding("at", regions.Second);
                break;
        }
        return true;
    }

    private static void CutBeforeAmente(StemWord word, int region2)
    {
        var action = CutIf(word, BeforeAmente, region2);
        if (action == 0)
            word.CutEnding("at", region2);
    }

    private static int CutIf(StemWord word, Endings endings, int region)
    {
        var (length, action) = endings.FindLongest(word);
        if (length == 0 || word.Length - length < region)
            return -1;
        word.Cut(length);
        return action;
    }
}
