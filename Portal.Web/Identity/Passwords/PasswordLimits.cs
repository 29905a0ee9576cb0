namespace Portal.Web.Identity.Passwords;

/// <summary>What a password must be: of the section "Passwords" of the settings.</summary>
public sealed record PasswordLimits
{
    /// <summary>In code points. Length is what makes a password hard to guess; nothing else is demanded of it.</summary>
    public int Shortest { get; init; } = 12;

    /// <summary>In code points; longer ones would only cost time to hash.</summary>
    public int Longest { get; init; } = 128;

    /// <summary>Rounds of PBKDF2-HMAC-SHA512. Raised, it takes effect for each person at the next sign-in.</summary>
    public int Rounds { get; init; } = 220_000;
}
