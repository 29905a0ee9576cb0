using System.Text.RegularExpressions;

namespace Portal.Web.Help.Markdown;

/// <summary>Puts the provider's facts into texts.</summary>
public static partial class Variables
{
    /// <summary>Replaces what is known; an unknown variable stays as it is written.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        text.Contains("{{", StringComparison.Ordinal)
            ? Use().Replace(text, use => values.GetValueOrDefault(use.Groups["name"].Value, use.Value))
            : text;

    internal static IEnumerable<string> Unknown(string text, IReadOnlyDictionary<string, string> values) =>
        Use().Matches(text).Select(use => use.Groups["name"].Value).Where(name => !values.ContainsKey(name)).Distinct();

    [GeneratedRegex(@"\{\{\s?(?<name>[^{}\n]{1,60}?)\s?\}\}")]
    private static partial Regex Use();
}
