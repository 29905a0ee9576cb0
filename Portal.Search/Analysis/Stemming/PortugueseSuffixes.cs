namespace Portal.Search.Analysis.Stemming;

/// <summary>The derivational endings of Portuguese (step 1).</summary>
internal static class PortugueseSuffixes
{
    private static readonly Endings Standard = new(
        """
        eza ezas ico ica icos icas ismo ismos ável ível ista istas oso osa osos osas amento amentos imento imentos
        adora ador aça~o adoras adores aço~es ante antes ância
        """,
        "logia logias",
        "uça~o uço~es",
        "ência ências",
        "amente",
        "mente",
        "idade idades",
        "iva ivo ivas ivos",
        "ira iras"
    );

    private static readonly Endings BeforeAmente = new("iv", "os ic ad");
    private static readonly Endings BeforeMente = new("ante avel ível");
    private static readonly Endings BeforeIdade = new("abil ic iv");

    /// <summary>Cuts what can be cut; false when nothing was, so that verb endings are to be tried.</summary>
    public static bool Cut(StemWord word, IberianRegions regions)
    {
        var (length, action) = Standard.FindLongest(word);
        var region = action switch
        {
            4 => regions.First,
            8 => regions.Verb,
            _ => regions.Second,
        };
        if (length == 0 || word.Length - length < region || (action == 8 && word.Last(length + 1) != 'e'))
            return false;
        word.Replace(
            length,
            action switch
            {
                1 => "log",
                2 => "u",
                3 => "ente",
                8 => "ir",
                _ => "",
            }
        );
        switch (action)
        {
            case 4:
                if (CutIf(word, BeforeAmente, regions.Second) == 0)
                    word.CutEnding("at", regions.Second);
                break;
            case 5:
                CutIf(word, BeforeMente, regions.Second);
                break;
            case 6:
                CutIf(word, BeforeIdade, regions.Second);
                break;
            case 7:
                word.CutEnding("at", regions.Second);
                break;
        }
        return true;
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
