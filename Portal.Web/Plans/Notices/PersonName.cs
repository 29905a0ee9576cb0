using System.Globalization;
using System.Text;

namespace Portal.Web.Plans.Notices;

/// <summary>
/// Whether two people are called the same, however it is written: the order of the words, capitals, accents, points and hyphens do not
/// matter, and "Müller" is "Mueller" and "Muller".
/// </summary>
internal static class PersonName
{
    private static readonly (string Letter, string Written)[] German = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")];

    public static bool Fits(string typed, string known)
    {
        var name = Words(typed, spelled: false);
        return name.Length > 0
            && (name.SequenceEqual(Words(known, spelled: false)) || Words(typed, spelled: true).SequenceEqual(Words(known, spelled: true)));
    }

    private static string[] Words(string name, bool spelled)
    {
        var text = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        if (spelled)
            foreach (var (letter, written) in German)
                text = text.Replace(letter, written, StringComparison.Ordinal);
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.IsLetterOrDigit(c) ? c : ' ');
        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }
}
