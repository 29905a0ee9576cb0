namespace Portal.Search.Querying;

/// <summary>
/// What the same keys give with the other layout: "hjenth" is "роутер" typed with the Latin one. QWERTY and ЙЦУКЕН as on PC keyboards.
/// </summary>
internal static class KeyboardLayout
{
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private const string Cyrillic = "йцукенгшщзхъфывапролджэячсмитьбюё";

    /// <summary>The text on the other layout, or null when it has a letter neither has or letters of both.</summary>
    public static string? Switch(string text)
    {
        var lower = text.ToLowerInvariant();
        return Map(lower, Latin, Cyrillic) ?? Map(lower, Cyrillic, Latin);
    }

    private static string? Map(string text, string from, string to)
    {
        Span<char> mapped = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var key = from.IndexOf(text[i], StringComparison.Ordinal);
            if (key < 0)
                return null;
            mapped[i] = to[key];
        }
        return mapped.ToString();
    }
}
