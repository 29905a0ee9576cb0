using Portal.Web.Site;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Says whether a password is good enough, and if not, why. No mixture of characters is demanded: it is refused when it is short, when it is made of words that everybody would try for
/// this person or this place, or when guessing programs come to it soon.
/// </summary>
public sealed class PasswordJudge(PasswordLimits limits, KnownPasswords known, Brand brand, PublicAddress address)
{
    private const double GoodBits = 45;
    private const double StrongBits = 65;

    public Verdict Judge(string password, Person person)
    {
        var text = Hasher.Normalize(password);
        if (text.Any(char.IsControl)) return new("Password.Characters"); // half a character too: see Hasher
        var length = text.EnumerateRunes().Count();
        if (length < limits.Shortest) return new("Password.TooShort");
        if (length > limits.Longest) return new("Password.TooLong");
        var plain = text.ToLowerInvariant();
        if (Patterns.IsRepetition(plain)) return new("Password.Repeats");
        if (Patterns.IsRun(plain)) return new("Password.Runs");
        if (ContextWords.Cover(plain, [.. ContextWords.Own, .. ContextWords.Of(person), .. ContextWords.OfPlace(brand.Name, address.Root)])) return new("Password.Context");
        var guesses = Guesses.Of(Patterns.OncePerRepetition(text));
        if (guesses.IsCommon) return new("Password.Common");
        if (guesses.AreFew) return new("Password.Guessable");
        if (known.Has(text) || known.Has(password)) return new("Password.Known");
        return new(null, guesses.Bits >= StrongBits ? Strength.Strong : guesses.Bits >= GoodBits ? Strength.Good : Strength.Fair);
    }
}
