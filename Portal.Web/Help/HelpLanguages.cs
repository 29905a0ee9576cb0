namespace Portal.Web.Help;

/// <summary>The languages of the help, and where a reader is led whose language a text is missing in.</summary>
public static class HelpLanguages
{
    public static IReadOnlyList<string> All { get; } = ["en", "de", "es", "pt", "ru", "ca"];

    /// <summary>The language itself, then the next best ones.</summary>
    public static IReadOnlyList<string> NextBest(string language) => language switch
    {
        "ca" or "pt" => [language, "es", "en"],
        "en" => ["en"],
        _ => [language, "en"],
    };
}
