using System.Diagnostics;

namespace Portal.Tests.Map;

/// <summary>The files of the project, without what is built or ignored.</summary>
internal static class Repository
{
    private static readonly string[] Unlisted = ["bin", "obj", ".git", ".data", "artifacts", "TestResults", "node_modules"];
    private static readonly Lazy<IReadOnlyList<string>> Listed = new(List);

    /// <summary>The folder of Portal.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files => Listed.Value;

    public static string Full(string path) => Path.Combine(Root, path);

    public static string Text(string path) => File.ReadAllText(Full(path));

    /// <summary>The files below a folder ("Portal.Web/") with one of these endings.</summary>
    public static IEnumerable<string> Below(string folder, params string[] endings) =>
        Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Portal.sln.");
    }

    private static List<string> List() => (FromGit() ?? FromDisk()).Where(f => File.Exists(Full(f))).Order(StringComparer.Ordinal).ToList();

    // Tracked files and new ones that are not ignored; null where this is no clone, or git is absent or does not trust the folder.
    private static string[]? FromGit()
    {
        if (!Path.Exists(Full(".git")) || Hosting.Command.Find("git") is not { } git)
            return null;
        using var process = Process.Start(
            new ProcessStartInfo(git, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            {
                WorkingDirectory = Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
        var files = process!.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 ? files : null;
    }

    private static IEnumerable<string> FromDisk() =>
        Directory
            .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(Unlisted.Contains));
}
