namespace Portal.Tests.Running;

/// <summary>How a test wants the portal to be started.</summary>
public sealed record PortalSettings
{
    public string Environment { get; init; } = "Development";

    /// <summary>A connection string; without one the portal keeps an SQLite file in its data folder.</summary>
    public string PostgreSql { get; init; } = "";

    /// <summary>More settings, in the names of environment variables: Section__Name.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    /// <summary>False for a test that expects the program to refuse its settings and end.</summary>
    public bool WaitUntilReady { get; init; } = true;
}
