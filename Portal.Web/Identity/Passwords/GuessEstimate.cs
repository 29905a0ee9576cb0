namespace Portal.Web.Identity.Passwords;

/// <summary>
/// How many guesses a program needs that tries words, names, dates and key patterns first, as zxcvbn estimates it, which knows English, or
/// <see cref="WordGuessEstimator"/> when that are fewer.
/// </summary>
/// <param name="Bits">The logarithm to base 2 of the number of guesses.</param>
/// <param name="AreFew">What zxcvbn gives its two lowest scores for.</param>
/// <param name="IsCommon">It stands in one of the dictionaries as it is, but perhaps for capitals and letters written as digits.</param>
internal sealed record GuessEstimate(double Bits, bool AreFew, bool IsCommon)
{
    // The estimate takes time that grows with the square of the length, and no guess is needed beyond this.
    private const int MaxLength = 40;

    // Below this zxcvbn gives its two lowest scores: 10,000 seconds at 10,000 guesses a second, of which half are needed.
    private const double Few = 27.6;

    // A shorter piece of a word it does not know is taken for an English one by chance.
    private const int MinKnownLength = 4;

    private static readonly Lazy<global::Zxcvbn.Zxcvbn> Estimator = new(() =>
        new global::Zxcvbn.Zxcvbn(global::Zxcvbn.Translation.English)
    );

    public static GuessEstimate Estimate(string password)
    {
        var (guesses, isKnown) = ByDictionary(password);
        if (isKnown)
            return guesses;
        var bits = WordGuessEstimator.Bits(password);
        return bits >= guesses.Bits ? guesses : guesses with { Bits = bits, AreFew = guesses.AreFew || bits < Few };
    }

    // Known is what consists of words of its dictionaries: it judges those itself.
    private static (GuessEstimate Guesses, bool IsKnown) ByDictionary(string password)
    {
        if (password.Length <= MaxLength)
            return EstimatePart(password);
        var (first, last) = (EstimatePart(password[..MaxLength]), EstimatePart(password[^MaxLength..]));
        return first.Guesses.Bits >= last.Guesses.Bits ? first : last;
    }

    private static (GuessEstimate Guesses, bool IsKnown) EstimatePart(string password)
    {
        var result = Estimator.Value.EvaluatePassword(password, []);
        var few = result.Score < 2;
        var isCommon = few && result.MatchSequence is [{ Pattern: "dictionary" } only] && only.Token.Length == password.Length;
        return (
            new(result.Entropy, few, isCommon),
            result.MatchSequence.All(m => m.Pattern == "dictionary" && m.Token.Length >= MinKnownLength)
        );
    }
}
