namespace Portal.Web.Operations;

/// <summary>
/// What was typed behind the name of the program: settings ("--Data:Folder=/srv/data", "--urls http://127.0.0.1:5080"), wherever they
/// stand, and a command with its options. Without a command the site is served.
/// </summary>
internal sealed record Arguments(string[] Settings, string[] Command)
{
    // Settings of the framework and of the first level, which carry no colon. All others do, and no option of a command does.
    private static readonly string[] Plain =
    [
        "urls",
        "environment",
        "contentRoot",
        "webRoot",
        "applicationName",
        "http_ports",
        "https_ports",
        "AllowedHosts",
        "DetailedErrors",
    ];

    public static Arguments Parse(IReadOnlyList<string> typed)
    {
        var (settings, command) = (new List<string>(), new List<string>());
        for (var at = 0; at < typed.Count; at++)
        {
            if (!IsSetting(typed[at]))
            {
                command.Add(typed[at]);
                continue;
            }

            settings.Add(typed[at]);
            if (!typed[at].Contains('=', StringComparison.Ordinal) && at + 1 < typed.Count)
                settings.Add(typed[++at]);
        }

        return new([.. settings], [.. command]);
    }

    private static bool IsSetting(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
            return false;
        var name = argument[2..].Split('=')[0];
        return name.Contains(':', StringComparison.Ordinal) || Plain.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
