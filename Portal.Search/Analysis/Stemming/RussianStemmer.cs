namespace Portal.Search.Analysis.Stemming;

/// <summary>
/// Russian. Source: the description at snowballstem.org/algorithms/russian/stemmer.html, as of Snowball 2.2 (ё counts as е).
/// </summary>
internal sealed class RussianStemmer : Stemmer
{
    private const string Vowels = "аеиоуыэюя";

    // In the lists of two actions, action 0 asks for а or я before the ending, action 1 does not.
    private static readonly Endings Gerund = new("в вши вшись", "ив ивши ившись ыв ывши ывшись");
    private static readonly Endings Participle = new("ем нн вш ющ щ", "ивш ывш ующ");
    private static readonly Endings Adjective = new("ее ие ое ые ими ыми ей ий ой ый ем им ом ым его ого ему ому их ых ею ою ую юю ая яя");

    private static readonly Endings Verb = new(
        "ла на ете йте ли й л ем н нно ло но ет ют ны ешь ть",
        "ена ила ыла ейте уйте ите или ыли ей уй ил ыл им ым ен ено ило ыло ует уют ит ыт ят ены ить ишь ыть ую ю"
    );

    private static readonly Endings Noun = new(
        "а ев ов ие ье е иями ами ями еи ии и ией ей ий ой й ием иям ам ем ом ям о у иях ах ях ы ь ию ью ю ия ья я"
    );

    public override void Stem(StemWord word)
    {
        for (var i = 0; i < word.Length; i++)
            if (word[i] == 'ё')
                word[i] = 'е';
        var verb = word.PastVowel(0, Vowels);
        var region2 = word.Region(word.PastConsonant(verb, Vowels), Vowels);
        if (!CutConditional(word, Gerund, verb))
            CutInflection(word, verb);
        word.CutEnding("и", verb);
        if (!word.CutEnding("ость", Math.Max(verb, region2)))
            word.CutEnding("ост", Math.Max(verb, region2));
        Tidy(word, verb);
    }

    private static void CutInflection(StemWord word, int verb)
    {
        if (!word.CutEnding("ся", verb))
            word.CutEnding("сь", verb);
        var adjective = Adjective.FindLongest(word, verb).Length;
        word.Cut(adjective);
        if (adjective > 0)
            CutConditional(word, Participle, verb);
        else if (!CutConditional(word, Verb, verb))
            word.Cut(Noun.FindLongest(word, verb).Length);
    }

    private static bool CutConditional(StemWord word, Endings endings, int verb)
    {
        var (length, action) = endings.FindLongest(word, verb);
        if (length == 0 || (action == 0 && (word.Length - length <= verb || word.Last(length + 1) is not ('а' or 'я'))))
            return false;
        word.Cut(length);
        return true;
    }

    private static void Tidy(StemWord word, int verb)
    {
        if (word.CutEnding("ь", verb))
            return;
        if (!word.CutEnding("ейше", verb))
            word.CutEnding("ейш", verb);
        if (word.Ends("нн", verb))
            word.Cut(1);
    }
}
