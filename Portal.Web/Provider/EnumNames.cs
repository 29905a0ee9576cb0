namespace Portal.Web.Provider;

/// <summary>The words of the lists as files, tables and other systems write them: "pendingActive".</summary>
internal static class EnumNames
{
    public static string Word<T>(this T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The words of a list but for "unknown", which nobody may write.</summary>
    public static IReadOnlyList<string> Of<T>()
        where T : struct, Enum => Words<T>.All;

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<T>().Select(Word).Where(w => w != "unknown")];
    }
}
