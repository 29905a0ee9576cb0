using System.Globalization;

namespace Portal.Web.Help.Markdown;

/// <summary>The kinds of line a text may be for, and their names in a sentence.</summary>
public static class Technologies
{
    public static IReadOnlyList<string> All { get; } = ["fibre", "cable", "dsl", "wireless"];

    /// <summary>"Only for fibre", "Only for fibre, cable and DSL".</summary>
    internal static string OnlyFor(IReadOnlyList<string> technologies, Func<string, string> text)
    {
        if (technologies.Count == 1)
            return text("Help.Only." + Key(technologies[0]));
        var names = technologies.Select(t => text("Help.Technology." + Key(t))).ToList();
        var list = string.Join(", ", names[..^1]) + " " + text("Help.And") + " " + names[^1];
        return string.Format(CultureInfo.InvariantCulture, text("Help.Only.Several"), list);
    }

    private static string Key(string technology) => char.ToUpperInvariant(technology[0]) + technology[1..];
}
