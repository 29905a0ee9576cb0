using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site;

/// <summary>
/// The texts of the site, each language read once. The framework's own localizer asks the resource manager under a lock for every word of
/// every page, which at full load cost a tenth of the time of a page.
/// </summary>
public sealed class Texts(TextFiles files) : IStringLocalizer<Text>
{
    private readonly ConcurrentDictionary<CultureInfo, FrozenDictionary<string, LocalizedString>> languages = new();

    public Texts()
        : this(new TextFiles()) { }

    public LocalizedString this[string name] =>
        ForCulture(CultureInfo.CurrentUICulture).GetValueOrDefault(name) ?? new LocalizedString(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentCulture, this[name].Value, arguments));

    /// <summary>A text in a language other than the request's.</summary>
    public string In(Language language, string name) => ForCulture(language.Culture).GetValueOrDefault(name)?.Value ?? name;

    /// <summary>
    /// The texts in a language other than the request's, asked for as on a page: <c>texts.In(language)["Messages.Greeting"]</c>.
    /// </summary>
    public LocalizedTexts In(Language language) => new(this, language);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => ForCulture(CultureInfo.CurrentUICulture).Values;

    private FrozenDictionary<string, LocalizedString> ForCulture(CultureInfo culture) => languages.GetOrAdd(culture, Read);

    // From the general to the particular: English, then the language, so that a text that is missing is at least there in English.
    private FrozenDictionary<string, LocalizedString> Read(CultureInfo culture)
    {
        var texts = new Dictionary<string, LocalizedString>(StringComparer.Ordinal);
        foreach (var each in (CultureInfo[])[CultureInfo.InvariantCulture, culture.Parent, culture])
        {
            foreach (var (key, text) in files.Read(each))
                texts[key] = new LocalizedString(key, Typography.Unbroken(text, each.TwoLetterISOLanguageName));
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
