namespace Portal.Web.Troubleshoot.Guides;

/// <summary>The names of an enumeration as files write them: StatusPage is "status-page".</summary>
internal static class EnumWords
{
    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Of);

    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            $"{value}".Select(
                (c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
            )
        );

    public static bool TryRead<T>(string? word, out T value)
        where T : struct, Enum
    {
        foreach (var each in Enum.GetValues<T>())
        {
            value = each;
            if (Of(each) == word)
                return true;
        }

        value = default;
        return false;
    }
}
