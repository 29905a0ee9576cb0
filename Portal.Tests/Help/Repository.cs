namespace Portal.Tests.Help;

/// <summary>Where the repository lies on this machine.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Content => Path.Combine(Root, "content");

    /// <summary>Lists that are too large, or not ours, to keep here.</summary>
    public static string Hostile { get; } = new[] { Path.Combine(Root, "..", "shared"), Path.Combine(Root, "..", "..", "shared") }
        .Select(shared => Path.Combine(shared, "data", "hostile")).FirstOrDefault(Directory.Exists, Path.Combine(Root, "..", "shared", "data", "hostile"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Portal.sln was not found above the tests");
    }
}
