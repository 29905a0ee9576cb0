namespace Portal.Web.Provider.Import;

/// <summary>A text of a file as it may be printed on somebody's terminal.</summary>
internal static class Shown
{
    private const int Most = 40;

    public static string Of(string text)
    {
        var start = text.Length > Most ? text[..Most] + "…" : text;
        return string.Concat(start.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format ? '\uFFFD' : c));
    }
}
