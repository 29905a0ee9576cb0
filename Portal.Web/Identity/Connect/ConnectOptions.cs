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
}
