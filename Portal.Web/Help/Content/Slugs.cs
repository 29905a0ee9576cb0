using System.Text.RegularExpressions;

namespace Portal.Web.Help.Content;

/// <summary>What may stand in an address, a file name or a key: a to z, digits and single hyphens.</summary>
internal static partial class Slugs
{
    public const int MaxLength = 80;

    public static bool IsGood(string text) => text.Length <= MaxLength && Good().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Good();
}
