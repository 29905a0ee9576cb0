using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Provider;

/// <summary>A code printed on a letter or bill: who can type it holds the paper.</summary>
public static class ClaimCode
{
    /// <summary>Fewer characters could be guessed.</summary>
    public const int MinLength = 6;

    public const int MaxLength = 40;

    /// <summary>The form in which codes are compared. Null when it cannot be a code.</summary>
    public static string? Read(string? typed) =>
        InputNormalizer.Plain(typed, MinLength, MaxLength)?.Replace('O', '0').Replace('I', '1').Replace('L', '1');

    /// <summary>
    /// What is kept of a code: SHA-256, in small hexadecimal digits, of number and code, so that one code of two customers has two hashes.
    /// It is quick to compute, as the proof has to cost the same for everybody; a stolen table would give away codes that are short, which
    /// is why they should expire.
    /// </summary>
    /// <param name="number">A customer number in plain form.</param>
    /// <param name="code">A code in plain form.</param>
    public static string Hash(string number, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}\n{code}")));
}
