using System.Globalization;
using System.Text;
using Portal.Web.Site;

namespace Portal.Tests.Hosting;

/// <summary>
/// The pseudo-locale, in place of German: each text is the longest of the six languages, with an accent above and below wherever a vowel
/// allows it. What fits and can be read there fits and can be read in every language.
/// </summary>
internal sealed class PseudoTexts : TextFiles
{
    private const string Plain = "aeiouAEIOU";
    private const string Accented = "ǟḝḯṍṹǞḜḮṌṸ";

    private readonly Lazy<Dictionary<string, string>> pseudo;

    public PseudoTexts() => pseudo = new(Make);

    public override IEnumerable<KeyValuePair<string, string>> Read(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "de" ? pseudo.Value : base.Read(culture);

    /// <summary>Accents on words; what stands in braces or in angle brackets is for the program and stays.</summary>
    internal static string Accent(string text)
    {
        var accented = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var letter in text)
        {
            if (letter is '{' or '<')
                depth++;
            if (letter is '}' or '>')
                depth--;
            var vowel = depth == 0 ? Plain.IndexOf(letter, StringComparison.Ordinal) : -1;
            accented.Append(vowel < 0 ? letter : Accented[vowel]);
        }

        return accented.ToString();
    }

    private Dictionary<string, string> Make() =>
        Language
            .All.Select(l => l.Culture)
            .Prepend(CultureInfo.InvariantCulture)
            .SelectMany(base.Read)
            .GroupBy(t => t.Key, t => t.Value, StringComparer.Ordinal)
            .ToDictionary(t => t.Key, t => Accent(t.MaxBy(text => text.Length)!), StringComparer.Ordinal);
}
