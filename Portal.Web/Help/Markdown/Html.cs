using System.Buffers;

namespace Portal.Web.Help.Markdown;

/// <summary>Text that stands in HTML, inside elements or quoted attributes. Letters of every script stay as they are.</summary>
internal static class Html
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'\0");

    public static string Escape(string text) =>
        text.AsSpan().IndexOfAny(Special) < 0
            ? text
            : text.Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal)
                .Replace("\"", "&quot;", StringComparison.Ordinal)
                .Replace("'", "&#39;", StringComparison.Ordinal)
                .Replace('\0', '\uFFFD');
}
