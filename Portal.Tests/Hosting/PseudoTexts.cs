using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text;
using Portal.Web.Site;

namespace Portal.Tests.Hosting;

/// <summary>
/// The pseudo-locale, in place of German: each text is the longest of the six languages, with an accent above and below wherever a vowel
/// allows it. What fits and can be read there fits and can be read in every language.
/// </summary>
internal sealed class PseudoTexts : ResourceManager
{
    private const string Plain = "aeiouAEIOU";
    private const string Accented = "ǟḝḯṍṹǞḜḮṌṸ";

    private readonly ResourceManager real = new(typeof(Text));
    private readonly Lazy<Accents> pseudo;

    public PseudoTexts() => pseudo = new(Make);

    public override ResourceSet? GetResourceSet(CultureInfo culture, bool createIfNotExists, bool tryParents) =>
        culture.TwoLetterISOLanguageName == "de" ? pseudo.Value : real.GetResourceSet(culture, createIfNotExists, tryParents);

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

    private Accents Make()
    {
        var longest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var culture in Language.All.Select(l => l.Culture).Prepend(CultureInfo.InvariantCulture))
        {
            if (real.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not { } set)
                continue;
            foreach (DictionaryEntry entry in set)
                if (longest.GetValueOrDefault((string)entry.Key) is not { } known || known.Length < ((string)entry.Value!).Length)
                    longest[(string)entry.Key] = (string)entry.Value!;
        }

        return new Accents(longest);
    }

    private sealed class Accents(IReadOnlyDictionary<string, string> texts) : ResourceSet
    {
        public override IDictionaryEnumerator GetEnumerator() =>
            ((IDictionary)texts.ToDictionary(t => t.Key, t => (object)Accent(t.Value))).GetEnumerator();
    }
}
