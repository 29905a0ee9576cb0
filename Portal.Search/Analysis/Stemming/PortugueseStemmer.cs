namespace Portal.Search.Analysis.Stemming;

/// <summary>Portuguese. Source: the description at snowballstem.org/algorithms/portuguese/stemmer.html, as of Snowball 2.2.</summary>
internal sealed class PortugueseStemmer : Stemmer
{
    private const string Vowels = "aeiouáéíóúâêô";

    private static readonly Endings Residual = new("os a i o á í ó");

    public override void Stem(StemWord word)
    {
        for (var i = 0; i < word.Length; i++)
            if (word[i] is 'ã' or 'õ')
                word.Expand(i++, word[i - 1] == 'ã' ? "a~" : "o~");
        var regions = IberianRegions.For(word, Vowels);
        if (PortugueseSuffixes.Cut(word, regions) || PortugueseVerbs.Cut(word, regions.Verb))
        {
            if (word.Last(2) == 'c')
                word.CutEnding("i", regions.Verb);
        }
        else
            word.Cut(Residual.FindLongest(word) is { Length: > 0 } found && word.Length - found.Length >= regions.Verb ? found.Length : 0);
        CutFinal(word, regions.Verb);
        Restore(word);
    }

    private static void CutFinal(StemWord word, int verb)
    {
        if (word.Last() == 'ç')
            word.Replace(1, "c");
        if (word.Last() is not ('e' or 'é' or 'ê') || word.Length - 1 < verb)
            return;
        word.Cut(1);
        if (word.Ends("gu") || word.Ends("ci"))
            word.CutEnding(word.Span[^1..].ToString(), verb);
    }

    private static void Restore(StemWord word)
    {
        var to = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var nasal = i + 1 < word.Length && word[i + 1] == '~' && word[i] is 'a' or 'o';
            word[to++] = nasal
                ? word[i] == 'a'
                    ? 'ã'
                    : 'õ'
                : word[i];
            if (nasal)
                i++;
        }
        word.Cut(word.Length - to);
    }
}
