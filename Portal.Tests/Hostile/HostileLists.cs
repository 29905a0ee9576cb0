using System.Text.Json;
using Portal.Tests.Hosting;
using Portal.Tests.Map;

namespace Portal.Tests.Hostile;

/// <summary>
/// Input meant to break things. The public lists lie beside the checkout and are skipped
/// where they do not; the hand-written one is always here.
/// </summary>
internal static partial class HostileLists
{
    private static readonly string[] Above = ["..", "../.."];

    /// <summary>Strings that break careless programs: numbers, scripts, emoji, reserved words.</summary>
    public static IReadOnlyList<string> NaughtyStrings => Json("blns/blns.json", e => e.GetString());

    /// <summary>Markup that once went through a sanitiser.</summary>
    public static IReadOnlyList<string> Sanitiser => Json("dompurify/expect.json", e => e.GetProperty("payload").GetString());

    /// <summary>Markup that ran scripts in some browser.</summary>
    public static IReadOnlyList<string> CheatSheet => Json("h5sc/h5sc.json", e => e.GetProperty("data").GetString());

    /// <summary>Six thousand ways to write a script.</summary>
    public static IReadOnlyList<string> Scripts => Lines("payloadbox/xss-payload-list.txt");

    /// <summary>Traversal, injection, encodings and file names.</summary>
    public static IReadOnlyList<string> Fuzz =>
        Directory.GetFiles(Present(Folder("fuzzdb")), "*.txt").Order(StringComparer.Ordinal).SelectMany(Lines).Distinct().ToList();

    /// <summary>Passwords that everybody tries first.</summary>
    public static IReadOnlyList<string> Passwords =>
        Directory
            .GetFiles(Present(Folder("passwords")), "*.txt")
            .Where(f => !Path.GetFileName(f).StartsWith("LICENSE", StringComparison.Ordinal))
            .SelectMany(Lines)
            .ToList();

    /// <summary>Every list but the passwords, the hand-written one first.</summary>
    public static IReadOnlyList<string> All =>
        [.. HandWritten.Concat(NaughtyStrings).Concat(Sanitiser).Concat(CheatSheet).Concat(Fuzz).Concat(Scripts).Distinct()];

    /// <summary>
    /// The lists that are on this machine: all of them, or at least the hand-written one, which is all that the fast run sends.
    /// </summary>
    public static IReadOnlyList<string> Available =>
        FastRun.LeavesOut("public lists") is null && Directory.Exists(Folder("")) ? All : HandWritten;

    private static string Folder(string name) =>
        Above
            .Select(above => Path.GetFullPath(Path.Combine(Repository.Root, above, "shared", "data", "hostile", name)))
            .Aggregate((beside, further) => Path.Exists(beside) ? beside : further);

    private static List<string> Lines(string file) => [.. File.ReadLines(Present(Folder(file))).Where(l => l.Length > 0)];

    private static List<string> Json(string file, Func<JsonElement, string?> select)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Present(Folder(file))));
        return [.. document.RootElement.EnumerateArray().Select(select).OfType<string>()];
    }

    private static string Present(string path)
    {
        Assert.SkipUnless(Path.Exists(path), $"The hostile lists are not beside the checkout: {path} is absent.");
        return path;
    }
}
