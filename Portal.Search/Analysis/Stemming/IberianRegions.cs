namespace Portal.Search.Analysis.Stemming;

/// <summary>The regions Spanish and Portuguese share: RV as in their Snowball descriptions, R1 and R2 as everywhere.</summary>
internal readonly record struct IberianRegions(int Verb, int First, int Second)
{
    public static IberianRegions For(StemWord word, string vowels)
    {
        var first = word.Region(0, vowels);
        return new(VerbRegion(word, vowels), first, word.Region(first, vowels));
    }

    private static int VerbRegion(StemWord word, string vowels)
    {
        if (word.Length < 3)
            return word.Length;
        bool vowel0 = vowels.Contains(word[0]),
            vowel1 = vowels.Contains(word[1]);
        if (!vowel1)
            return word.PastVowel(2, vowels);
        return vowel0 ? word.PastConsonant(2, vowels) : 3;
    }
}
