namespace Portal.Web.Provider.Import;

/// <summary>A text of a file as it may be printed on somebody's terminal.</summary>
internal static class TerminalSafe
{
    private const int MaxLength = 40;

    public static string Escape(string text)
    {
        var start = text.Length > MaxLength ? text[..MaxLength] + "…" : text;
        return string.Concat(
            start.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format ? '\uFFFD' : c)
        );
    }
}
