namespace Portal.Tests.Hosting;

/// <summary>How a test wants the portal to be started.</summary>
public sealed record PortalSettings
{
    /// <summary>
    /// What every portal of a test has unless the test says otherwise: no limit that many tests on one portal would meet, and no more
    /// rounds of hashing than a start demands.
    /// </summary>
    public static IReadOnlyDictionary<string, string> ForTests { get; } =
        new Dictionary<string, string>
        {
            ["Limits__RequestsPerMinute"] = "1000000",
            ["Limits__FormsPerMinute"] = "1000000",
            ["Limits__ScriptRequestsPerMinute"] = "1000000",
            ["SigningUp__FreeOfNetwork"] = "1000000",
            ["SigningUp__FreeOfBrowser"] = "1000000",
            ["SigningUp__MailsPerHour"] = "1000000",
            ["Tickets__FreeOfNetwork"] = "1000000",
            ["Tickets__FreeOfBrowser"] = "1000000",
            ["Tickets__MailsPerHour"] = "1000000",
            ["Passwords__Rounds"] = "100000",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
        };

    public string Environment { get; init; } = "Development";

    /// <summary>A connection string; without one the portal keeps an SQLite file in its data folder.</summary>
    public string PostgreSql { get; init; } = "";

    /// <summary>More settings, in the names of environment variables: Section__Name.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the program is started from; its own project unless said.</summary>
    public string? StandingIn { get; init; }

    /// <summary>False for a test that expects the program to refuse its settings and end.</summary>
    public bool WaitUntilReady { get; init; } = true;

    /// <summary>True for a portal in the process of the tests whose German texts are those of the pseudo-locale.</summary>
    public bool Pseudo { get; init; }

    /// <summary>What time it is for a portal in the process of the tests; its timers go on by the real clock.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>True for a portal in the process of the tests that is to begin on an empty folder, not on a copy of a filled one.</summary>
    public bool Fresh { get; init; }
}
