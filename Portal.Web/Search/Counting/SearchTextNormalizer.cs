using System.Globalization;
using System.Text;

namespace Portal.Web.Search.Counting;

/// <summary>Brings what two people typed for the same thing to the same text.</summary>
internal static class SearchTextNormalizer
{
    /// <summary>Longer texts were pasted, not typed; who knows what they hold.</summary>
    public const int MaxLength = 100;

    /// <summary>Compatible letters and digits made one, nothing invisible, single spaces. Upper and lower case stay.</summary>
    public static string Plain(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value is '"' or '“' or '”' or '„' or '«' or '»')
                visible.Append(' ');
            else if (
                Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned)
            )
                visible.Append(rune);
        }

        return string.Join(' ', visible.ToString().Normalize(NormalizationForm.FormKC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The text a search is counted under.</summary>
    public static string Key(string plain) => plain.ToLowerInvariant();
}
