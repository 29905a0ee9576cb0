using System.Text;

namespace Portal.Web.Help.Markdown;

/// <summary>Makes the places of headings from their text, as GitHub does: letters of every script, digits, hyphens.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, int> used = new(StringComparer.Ordinal);

    public string Next(string heading)
    {
        var id = From(heading);
        if (id.StartsWith("term-", StringComparison.Ordinal))
            id = "on-" + id; // the words at the end of the page have these places
        var unique = id;
        while (used.ContainsKey(unique))
            unique = id + "-" + ++used[id];
        used.TryAdd(unique, 0);
        return unique;
    }

    public static bool IsWellFormed(string anchor) => anchor.Length is > 0 and <= 200 && anchor.All(IsKept);

    private static string From(string heading)
    {
        var id = new StringBuilder();
        foreach (var c in heading.Trim().ToLowerInvariant())
        {
            if (char.IsWhiteSpace(c))
                id.Append('-');
            else if (IsKept(c))
                id.Append(c);
        }

        return id.Length == 0 ? "section" : id.ToString();
    }

    // Marks are letters' accents in some scripts; surrogates would let half a character through.
    private static bool IsKept(char c) =>
        char.IsLetterOrDigit(c)
        || c is '-' or '_'
        || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
