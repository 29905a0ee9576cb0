namespace Portal.Web.Status;

/// <summary>
/// Where an incident stands. Planned work begins at <see cref="Scheduled"/>, everything else at <see cref="Suspected"/> or later.
/// </summary>
public enum IncidentState
{
    /// <summary>Several people reported the same place. Staff alone know of it.</summary>
    Suspected,
    Investigating,
    Identified,
    Fixing,
    Monitoring,
    Scheduled,
    InProgress,

    /// <summary>Planned work that has not ended when it should have.</summary>
    Overrun,
    Resolved,
    Closed,
}

/// <summary>What an incident came from, as customers read it.</summary>
public enum Cause
{
    Unknown,
    Network,
    Power,
    Supplier,
    Weather,
    Vandalism,
}

/// <summary>Which states follow which.</summary>
public static class IncidentStates
{
    private static readonly IncidentState[] Open =
    [
        IncidentState.Investigating,
        IncidentState.Identified,
        IncidentState.Fixing,
        IncidentState.Monitoring,
    ];

    /// <summary>
    /// States a supervisor may go on to; the present one, which only says something new, comes first where that makes sense.
    /// </summary>
    public static IReadOnlyList<IncidentState> After(IncidentState state) =>
        state switch
        {
            IncidentState.Suspected => [.. Open.Take(3), IncidentState.Closed],
            IncidentState.Scheduled => [state, IncidentState.InProgress, IncidentState.Closed],
            IncidentState.InProgress or IncidentState.Overrun => [state, IncidentState.Resolved],
            IncidentState.Resolved => [IncidentState.Closed, IncidentState.Investigating],
            IncidentState.Closed => [],
            _ => [state, .. Open.Where(s => s != state), IncidentState.Resolved],
        };

    /// <summary>Something does not work, or may not, right now.</summary>
    public static bool IsUnderWay(this IncidentState state) =>
        state is IncidentState.InProgress or IncidentState.Overrun || Open.Contains(state);

    /// <summary>As the database holds it.</summary>
    public static string Name<T>(this T word)
        where T : struct, Enum => $"{word}" is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}
