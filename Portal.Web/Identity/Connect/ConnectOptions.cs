namespace Portal.Web.Identity.Connect;

/// <summary>How long what clients are given lasts: of the section "Connect" of the settings.</summary>
public sealed record ConnectOptions
{
    /// <summary>Minutes an access token can be used, also by those who check it without asking the portal.</summary>
    public int AccessTokenMinutes { get; init; } = 10;

    /// <summary>Days after which a refresh token that was not used is over.</summary>
    public int RefreshTokenDays { get; init; } = 30;

    /// <summary>Days after which somebody signs in again with a site or an app. Sessions are forgotten after 90 days.</summary>
    public int MaxDays { get; init; } = 90;

    /// <summary>Days after which a device has to be allowed again.</summary>
    public int DeviceDays { get; init; } = 365;

    /// <summary>Days a key signs for; the next one is shown to clients for a tenth of them before.</summary>
    public int KeyDays { get; init; } = 90;

    /// <summary>What is wrong with the settings, in words for the operator.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration)
    {
        var options = configuration.GetSection("Connect").Get<ConnectOptions>() ?? new ConnectOptions();
        var faults = new List<string>();
        Check(options.AccessTokenMinutes, 1, 60, nameof(AccessTokenMinutes));
        Check(options.RefreshTokenDays, 1, 365, nameof(RefreshTokenDays));
        Check(options.MaxDays, 1, 365, nameof(MaxDays));
        Check(options.DeviceDays, 1, 3650, nameof(DeviceDays));
        Check(options.KeyDays, 10, 365, nameof(KeyDays));
        if (options.RefreshTokenDays > options.MaxDays)
            faults.Add("Connect:RefreshTokenDays is at most Connect:MaxDays.");
        return faults;

        void Check(int value, int least, int most, string name)
        {
            if (value < least || value > most)
                faults.Add($"Connect:{name} is a number from {least} to {most}.");
        }
    }
}
