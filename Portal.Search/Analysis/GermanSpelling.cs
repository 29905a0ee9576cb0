namespace Portal.Search.Analysis;

/// <summary>
/// Brings "Häuser", "Haeuser" and "Hauser" together before stemming: ä and ae become a, ö and oe o, ü and ue u (not behind a vowel or q), ß
/// ss. The rule is the one of the German 2 variant at snowballstem.org.
/// </summary>
internal static class GermanSpelling
{
    /// <summary>Rewrites a lower-case word into `to`, which must hold twice as many letters; answers how many were written.</summary>
    public static int Normalize(ReadOnlySpan<char> word, Span<char> to)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            to[length++] = c switch
            {
                'ä' => 'a',
                'ö' => 'o',
                'ü' => 'u',
                'ß' => 's',
                _ => c,
            };
            if (c == 'ß')
                to[length++] = 's';
            var followedByE = i + 1 < word.Length && word[i + 1] == 'e';
            if (followedByE && (c is 'a' or 'o' || (c == 'u' && (i == 0 || !"aeiouyq".Contains(word[i - 1])))))
                i++;
        }
        return length;
    }
}
