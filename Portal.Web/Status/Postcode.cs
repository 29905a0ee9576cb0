using Portal.Web.Provider;

namespace Portal.Web.Status;

/// <summary>
/// Postcodes, and the beginnings of them that incidents name. In public never more than a beginning: a whole one may be a single street.
/// </summary>
public static class Postcode
{
    /// <summary>Characters of a beginning. Five name a district anywhere, and a house nowhere.</summary>
    public const int MaxBeginningLength = 5;

    private const int MinLength = 2;
    private const int MaxLength = 10;

    /// <summary>"sw1a 1aa" is "SW1A1AA". Null for what cannot be one.</summary>
    public static string? Read(string? typed) =>
        InputNormalizer.Plain(typed, MinLength, MaxLength) is { } plain && plain.Any(char.IsAsciiDigit) ? plain : null;

    /// <summary>
    /// A beginning, of which the rest was left out or marked by dots: "080…". Letters alone will do. Null for what is none, or is too long.
    /// </summary>
    public static string? ReadBeginning(string typed) => InputNormalizer.Plain(typed.Trim().TrimEnd('…', '.', '*'), 1, MaxBeginningLength);
}
