using System.Security.Cryptography;

namespace Portal.Web.Identity;

/// <summary>
/// Codes that people read from paper and type. The letters are those of Crockford's base 32
/// (five bits each), in which none can be mistaken for another.
/// </summary>
internal static class PrintedCode
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Random, in groups of four: "7k3m-9xqd-…".</summary>
    public static string New(int letters) =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, letters).Chunk(4).Select(c => new string(c)));

    /// <summary>As it was made, however it was typed: capitals, blanks and dashes do not count, and what looks alike is alike.</summary>
    public static string Plain(string typed) =>
        new([
            .. typed
                .Where(char.IsAsciiLetterOrDigit)
                .Select(c =>
                    char.ToLowerInvariant(c) switch
                    {
                        'o' => '0',
                        'i' or 'l' => '1',
                        var other => other,
                    }
                ),
        ]);
}
