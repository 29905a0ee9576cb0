namespace Portal.Web.Operations;

/// <summary>
/// Where the program's own files lie: beside it when it was published, in its project when it was built there. Never the folder somebody
/// happens to stand in: from another one no setting, no style sheet and another database would be found. Whoever names it (--contentRoot,
/// ASPNETCORE_CONTENTROOT) is believed.
/// </summary>
internal static class ContentRoot
{
    private const string Project = "Portal.Web.csproj";

    private static readonly string[] Variables = ["ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT"];

    /// <summary>Null to leave it to the framework.</summary>
    public static string? For(IEnumerable<string> settings)
    {
        var isNamed =
            settings.Any(s => s.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
            || Variables.Any(v => Environment.GetEnvironmentVariable(v) is { Length: > 0 });
        if (isNamed)
            return null;
        if (Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
            return AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Project)))
                return folder.FullName;
        return null;
    }

    /// <summary>What is wrong, in words for the operator: without these files every page would fail.</summary>
    public static IReadOnlyList<string> Faults(IWebHostEnvironment environment) =>
        environment.WebRootFileProvider.GetFileInfo("js/site.js").Exists
            ? []
            :
            [
                "contentRoot: the style sheets and scripts of the portal are not found from "
                    + $"{environment.ContentRootPath}. Leave it out, or name the folder the portal was published to.",
            ];
}
