using Portal.Tests.Map;

namespace Portal.Tests.Identity.Access;

/// <summary>The table of who may come in where, in access.txt. A new page is a line there.</summary>
internal static class AccessMatrix
{
    public const string File = "Portal.Tests/Identity/Access/access.txt";

    /// <summary>The name of each door with its marks, one for each visitor.</summary>
    public static IReadOnlyDictionary<string, string> Read() =>
        Repository
            .Text(File)
            .Split('\n')
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(w => $"{w[0]} {w[1]}", w => string.Join(' ', w[2..]));

    /// <summary>As a line of the file.</summary>
    public static string Line(AccessCase door, string marks) => $"{door.Method, -4} {door.Route, -70} {marks}";

    /// <summary>"+" who may come in; ">" who is asked to sign in; "-" for whom there is nothing.</summary>
    public static async Task<string> MarksAsync(AccessCase door, IServiceProvider services)
    {
        var marks = new List<string>();
        foreach (var visitor in Visitor.All)
            marks.Add(
                await door.OpensAsync(services, visitor) ? "+"
                : visitor.IsNobody ? ">"
                : "-"
            );
        return string.Join(' ', marks);
    }
}
