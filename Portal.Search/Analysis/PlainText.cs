using System.Text;

namespace Portal.Search.Analysis;

/// <summary>Makes any string safe to look at: lone surrogates and control characters become blanks, accents are composed (Unicode form C).</summary>
internal static class PlainText
{
    public static string Clean(string? text, int longest = int.MaxValue)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text.Length > longest) text = text[..longest];
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) clean.Append(text[i]).Append(text[++i]);
            else clean.Append(char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? ' ' : text[i]);
        }
        return clean.ToString().Normalize();
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
            if (char.IsControl(c) || char.IsSurrogate(c) || c is >= '\u0300' and < '\u0370') return false;
        return true;
    }
}
