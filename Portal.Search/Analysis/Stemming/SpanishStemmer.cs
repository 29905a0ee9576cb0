namespace Portal.Search.Analysis.Stemming;

/// <summary>Spanish. Source: the description at snowballstem.org/algorithms/spanish/stemmer.html, as of Snowball 2.2.</summary>
internal sealed class SpanishStemmer : Stemmer
{
    private const string Vowels = "aeiouáéíóúü";

    private static readonly Endings Pronouns = new("me se sela selo selas selos la le lo las les los nos");
    private static readonly Endings BeforePronoun = new("iéndo", "ándo", "ár", "ér", "ír", "ando iendo ar er ir", "yendo");
    private static readonly string[] Unaccented = ["iendo", "ando", "ar", "er", "ir"];
    private static readonly Endings Residual = new("os a o á í ó", "e é");

    public override void Stem(StemWord word)
    {
        var regions = IberianRegions.For(word, Vowels);
        CutPronoun(word, regions);
        if (!SpanishSuffixes.Cut(word, regions) && !SpanishVerbs.CutY(word, regions.Verb))
            SpanishVerbs.Cut(word, regions.Verb);
        CutResidual(word, regions.Verb);
        for (var i = 0; i < word.Length; i++)
            word[i] = Unaccent(word[i]);
    }

    private static void CutPronoun(StemWord word, IberianRegions regions)
    {
        var pronoun = Pronouns.FindLongest(word).Length;
        if (pronoun == 0)
            return;
        var kept = word.Span[^pronoun..].ToString();
        word.Cut(pronoun);
        var (length, action) = BeforePronoun.FindLongest(word);
        if (length == 0 || word.Length - length < regions.Verb || (action == 6 && word.Last(6) != 'u'))
            word.Replace(0, kept);
        else if (action < Unaccented.Length)
            word.Replace(length, Unaccented[action]);
    }

    private static void CutResidual(StemWord word, int verb)
    {
        var (length, action) = Residual.FindLongest(word);
        if (length == 0 || word.Length - length < verb)
            return;
        word.Cut(length);
        if (action == 1 && word.Last(2) == 'g')
            word.CutEnding("u", verb);
    }

    private static char Unaccent(char letter) =>
        letter switch
        {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' => 'u',
            _ => letter,
        };
}
