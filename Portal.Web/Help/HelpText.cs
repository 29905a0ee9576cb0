using Portal.Web.Site;

namespace Portal.Web.Help;

/// <summary>The site's own words inside an article, in the language of the article.</summary>
/// <param name="language">One of <see cref="Language.Codes"/>.</param>
/// <param name="key">"Help.Callout.Tip"</param>
public delegate string HelpText(string language, string key);

internal static class HelpTexts
{
    public static HelpText From(Texts texts) => (language, key) => texts.In(Language.FromCode(language), key);
}
