using System.Text;

namespace Portal.Search.Analysis;

/// <summary>
/// Makes any string safe to look at: lone surrogates and control characters become blanks
/// (line ends stay), accents are composed (Unicode form C).
/// </summary>
internal static class PlainText
{
    public static string Clean(string? text, int longest = int.MaxValue)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text.Length > longest)
            text = text[..longest];
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(IsUnsafe(text[i]) ? ' ' : text[i]);
        }
        return clean.ToString().Normalize();
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
            if (IsUnsafe(c) || c is >= '\u0300' and < '\u0370')
                return false;
        return true;
    }

    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c != '\n') || char.IsSurrogate(c) || c is '\ufffe' or '\uffff' or (>= '\ufdd0' and <= '\ufdef');
}
