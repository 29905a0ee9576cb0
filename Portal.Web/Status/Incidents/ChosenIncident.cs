using System.Globalization;

namespace Portal.Web.Status.Incidents;

/// <summary>An incident that was ticked in the list, as it stood on the page: "N-4K7M-2QXA.12".</summary>
public sealed record ChosenIncident(string Reference, long Version)
{
    private const int MaxCount = 50;

    public static ChosenIncident Of(Incident incident) => new(incident.Reference, incident.Version);

    /// <summary>What can be read of a form or an address; each incident once.</summary>
    public static IReadOnlyList<ChosenIncident> Read(IEnumerable<string?> texts) =>
        [.. texts.Take(MaxCount).Select(Read).OfType<ChosenIncident>().DistinctBy(c => c.Reference)];

    /// <summary>The choice as the query of an address.</summary>
    public static string Query(IEnumerable<ChosenIncident> chosen) => string.Join('&', chosen.Select(c => $"incident={c}"));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reference}.{Version}");

    private static ChosenIncident? Read(string? text) =>
        text?.Split('.') is [var reference, var version]
        && Data.Reference.Read('N', reference) is { } known
        && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(known, number)
            : null;
}

/// <summary>One of several incidents that are updated at once.</summary>
/// <param name="Incident">As it is now.</param>
/// <param name="Version">As the supervisor saw it.</param>
/// <param name="Refusal">Why it is not updated; null when it can be, or was.</param>
public sealed record SeveralLine(Incident Incident, long Version, IncidentRefusal? Refusal = null)
{
    /// <summary>Why it could not go on to a state; null when it could.</summary>
    public IncidentRefusal? Refuses(IncidentState state) =>
        Incident.Version != Version ? IncidentRefusal.AlreadyChanged
        : !IncidentStates.After(Incident.State).Contains(state) ? IncidentRefusal.NotFromHere
        : null;
}
