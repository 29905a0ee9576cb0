namespace Portal.Web.Site;

/// <summary>
/// The texts of the site in one language, for what is written to somebody who is not looking at a page: a mail, a letter.
/// </summary>
public sealed class LocalizedTexts(Texts texts, Language language)
{
    public Language Language => language;

    public string this[string name] => texts.In(language, name);

    /// <summary>Numbers and dates among the values are written as the language writes them.</summary>
    public string this[string name, params object[] values] => string.Format(language.Culture, texts.In(language, name), values);
}
