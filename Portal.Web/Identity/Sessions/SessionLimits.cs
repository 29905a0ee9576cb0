namespace Portal.Web.Identity.Sessions;

/// <summary>How long a session lasts: of the section "Sessions" of the settings.</summary>
public sealed record SessionLimits
{
    /// <summary>Minutes without a request after which a session is over.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>Hours after which a session is over, however busy.</summary>
    public int MaxHours { get; init; } = 12;

    /// <summary>Days a customer stays signed in on a device of their own.</summary>
    public int StayDays { get; init; } = 30;

    /// <summary>Minutes for which a proof of who somebody is lets them change what matters.</summary>
    public int ProofMinutes { get; init; } = 10;

    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    public TimeSpan MaxLifetime => TimeSpan.FromHours(MaxHours);

    public TimeSpan Stay => TimeSpan.FromDays(StayDays);

    public TimeSpan Proof => TimeSpan.FromMinutes(ProofMinutes);
}
