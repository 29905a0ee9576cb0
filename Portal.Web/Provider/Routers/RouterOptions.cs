namespace Portal.Web.Provider.Routers;

/// <summary>How long routers are waited for: the section "Routers" of the settings.</summary>
public sealed record RouterOptions
{
    /// <summary>How long a command waits for a router that is off before it is taken back.</summary>
    public TimeSpan QueuedFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the effect of a command is looked for.</summary>
    public TimeSpan VerifyFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After so long a command whose answer never came is asked for: its sender was stopped.</summary>
    public TimeSpan SendFor { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A router may be restarted once in this time.</summary>
    public TimeSpan RestartEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a command that is under way is looked at.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the portal looks for commands to go on with.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How quick the routers of the demonstration are.</summary>
    public RouterSimulation Simulation { get; init; } = new();
}

/// <summary>The times of routers that do not exist.</summary>
public sealed record RouterSimulation
{
    /// <summary>How long one takes to start.</summary>
    public TimeSpan Boot { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How long a slow one takes to answer.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>After how long one that is off is on again.</summary>
    public TimeSpan Inform { get; init; } = TimeSpan.FromMinutes(2);
}
