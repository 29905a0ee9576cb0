using Portal.Web.Site;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Says whether a password is good enough, and if not, why. No mixture of characters is demanded: it is refused when it is short, when it
/// is made of words that everybody would try for this person or this place, or when guessing programs come to it soon.
/// </summary>
public sealed class PasswordEvaluator(PasswordLimits limits, BreachedPasswords known, ProviderProfile provider, SiteUrls address)
{
    private const double GoodBits = 45;
    private const double StrongBits = 65;

    public StrengthResult Evaluate(string password, Person person)
    {
        var text = UnicodePasswordHasher.Normalize(password);
        if (text.Any(char.IsControl))
            return new("Password.Characters"); // half a character too: see Hasher
        var length = text.EnumerateRunes().Count();
        if (length < limits.MinLength)
            return new("Password.TooShort");
        if (length > limits.MaxLength)
            return new("Password.TooLong");
        var plain = text.ToLowerInvariant();
        if (PasswordPatterns.IsRepetition(plain))
            return new("Password.Repeats");
        if (PasswordPatterns.IsRun(plain))
            return new("Password.Runs");
        if (
            ContextWords.Cover(
                plain,
                [.. ContextWords.Own, .. ContextWords.FromPerson(person), .. ContextWords.FromProvider(provider.Name, address.Root)]
            )
        )
            return new("Password.Context");
        var guesses = GuessEstimate.Estimate(PasswordPatterns.OncePerRepetition(text));
        if (guesses.IsCommon)
            return new("Password.Common");
        if (guesses.AreFew)
            return new("Password.Guessable");
        if (known.Has(text) || known.Has(password))
            return new("Password.Known");
        return new(
            null,
            guesses.Bits >= StrongBits ? Strength.Strong
                : guesses.Bits >= GoodBits ? Strength.Good
                : Strength.Fair
        );
    }
}
