using System.Globalization;
using System.Text;
using Portal.Web.Site;

namespace Portal.Web.Router.Library;

/// <summary>Finds a router by what its label says, or by what people call it.</summary>
public static class RouterSearch
{
    private const int MaxLength = 100;

    /// <summary>
    /// The routers that fit, best first; the one that stands for all others is never among them. Everything typed has to be found: "fritz
    /// box 7590" is no other FRITZ!Box.
    /// </summary>
    /// <param name="models">All routers.</param>
    /// <param name="typed">As it was typed.</param>
    /// <param name="reader">Whose names count beside those of the label.</param>
    public static IReadOnlyList<RouterModel> Find(IReadOnlyList<RouterModel> models, string typed, Language reader)
    {
        var wanted = Plain(typed.Length > MaxLength ? typed[..MaxLength] : typed);
        if (wanted.Whole == "")
            return [];
        return
        [
            .. models
                .Where(m => !m.IsOther)
                .Select(m => (Model: m, Rank: Rank(m, wanted, reader)))
                .Where(f => f.Rank < int.MaxValue)
                .OrderBy(f => f.Rank)
                .Select(f => f.Model),
        ];
    }

    private static int Rank(RouterModel model, PlainText wanted, Language reader)
    {
        var names = model.Covers.Concat(model.Names).Append(model.Model).Append(model.In(reader).Title).Select(Plain).ToList();
        if (names.Exists(n => n.Whole == wanted.Whole))
            return 0;
        var all = $" {Plain(model.Maker).Spaced} {string.Join(' ', names.Select(n => n.Spaced))} ";
        if (wanted.Words.All(w => all.Contains($" {w} ", StringComparison.Ordinal)))
            return 1;
        if (wanted.Words.All(w => all.Contains($" {w}", StringComparison.Ordinal)))
            return 2;
        // A label often says more than the model: "HG8245H V2", "AVM FRITZ!Box 7590 AX".
        if (names.Exists(n => n.Whole.Length > 3 && n.Whole.Any(char.IsDigit) && wanted.Whole.Contains(n.Whole, StringComparison.Ordinal)))
            return 3;
        return wanted.Whole.Length > 2 && names.Exists(n => n.Whole.Contains(wanted.Whole, StringComparison.Ordinal)) ? 4 : int.MaxValue;
    }

    // Small letters and digits; what stands between them separates words, and accents do not count.
    private static PlainText Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
            if (char.IsLetterOrDigit(c))
                plain.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(' ');
        var words = $"{plain}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new PlainText(string.Concat(words), string.Join(' ', words), words);
    }

    private sealed record PlainText(string Whole, string Spaced, string[] Words);
}
