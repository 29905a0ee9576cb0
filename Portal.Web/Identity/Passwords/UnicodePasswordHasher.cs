using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Portal.Web.Identity.Passwords;

/// <summary>Hashes passwords in one form of Unicode, so that "ü" is "ü" whatever keyboard it came from.</summary>
internal sealed class UnicodePasswordHasher(PasswordLimits limits) : IPasswordHasher<Person>
{
    private readonly PasswordHasher<Person> inner = new(Options.Create(new PasswordHasherOptions { IterationCount = limits.Rounds }));

    public string HashPassword(Person user, string password) => inner.HashPassword(user, Normalize(password));

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword) =>
        inner.VerifyHashedPassword(user, hashedPassword, Normalize(providedPassword));

    /// <summary>
    /// What cannot be normalised (half a character) is nobody's password, and is hashed all the same so that it takes as long.
    /// </summary>
    public static string Normalize(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return "\0" + password;
        }
    }
}
