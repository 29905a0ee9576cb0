namespace Portal.Web.Identity.Passwords;

/// <summary>How many guesses a program needs that tries words, names, dates and key patterns first, as zxcvbn estimates it.</summary>
/// <param name="Bits">The logarithm to base 2 of the number of guesses.</param>
/// <param name="AreFew">Its two lowest scores.</param>
/// <param name="IsCommon">It stands in one of the dictionaries as it is, but perhaps for capitals and letters written as digits.</param>
internal sealed record Guesses(double Bits, bool AreFew, bool IsCommon)
{
    // The estimate takes time that grows with the square of the length, and no guess is needed beyond this.
    private const int Longest = 40;

    private static readonly Lazy<global::Zxcvbn.Zxcvbn> Estimate = new(() => new global::Zxcvbn.Zxcvbn(global::Zxcvbn.Translation.English));

    public static Guesses Of(string password)
    {
        if (password.Length <= Longest) return OfPart(password);
        var (first, last) = (OfPart(password[..Longest]), OfPart(password[^Longest..]));
        return first.Bits >= last.Bits ? first : last;
    }

    private static Guesses OfPart(string password)
    {
        var result = Estimate.Value.EvaluatePassword(password, []);
        var few = result.Score < 2;
        return new(result.Entropy, few, few && result.MatchSequence is [{ Pattern: "dictionary" } only] && only.Token.Length == password.Length);
    }
}
