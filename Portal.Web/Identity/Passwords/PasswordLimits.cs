namespace Portal.Web.Identity.Passwords;

/// <summary>What a password must be: of the section "Passwords" of the settings.</summary>
public sealed record PasswordLimits
{
    /// <summary>In code points. Length is what makes a password hard to guess; nothing else is demanded of it.</summary>
    public int MinLength { get; init; } = 12;

    /// <summary>In code points; longer ones would only cost time to hash.</summary>
    public int MaxLength { get; init; } = 128;

    /// <summary>Rounds of PBKDF2-HMAC-SHA512. Raised, it takes effect for each person at the next sign-in.</summary>
    public int Rounds { get; init; } = 220_000;

    /// <summary>A file of stolen passwords the operator may add; see <see cref="BreachedPasswords"/>.</summary>
    public string? KnownFile { get; init; }

    public static PasswordLimits FromConfiguration(IConfiguration configuration) =>
        configuration.GetSection("Passwords").Get<PasswordLimits>() ?? new PasswordLimits();

    /// <summary>What is wrong with the settings, in words for the operator.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration)
    {
        var limits = FromConfiguration(configuration);
        var faults = new List<string>();
        if (limits.MinLength is < 8 or > 64)
            faults.Add("Passwords:MinLength is a number from 8 to 64.");
        if (limits.MaxLength is < 64 or > 512)
            faults.Add("Passwords:MaxLength is a number from 64 to 512.");
        if (limits.Rounds is < 100_000 or > 10_000_000)
            faults.Add("Passwords:Rounds is a number from 100000 to 10000000.");
        if (limits.KnownFile is { Length: > 0 } file && !File.Exists(file))
            faults.Add($"Passwords:KnownFile is not there: {file}.");
        return faults;
    }
}
