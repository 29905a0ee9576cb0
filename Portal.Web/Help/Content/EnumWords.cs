namespace Portal.Web.Help.Content;

/// <summary>The names of an enumeration as files write them: StatusPage is "status-page".</summary>
internal static class EnumWords
{
    public static IEnumerable<string> All<TWord>()
        where TWord : struct, Enum => Enum.GetValues<TWord>().Select(Of);

    public static string Of<TWord>(TWord value)
        where TWord : struct, Enum =>
        string.Concat(
            $"{value}".Select(
                (c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
            )
        );

    public static bool TryRead<TWord>(string? word, out TWord value)
        where TWord : struct, Enum
    {
        foreach (var each in Enum.GetValues<TWord>())
        {
            value = each;
            if (Of(each) == word)
                return true;
        }

        value = default;
        return false;
    }
}
