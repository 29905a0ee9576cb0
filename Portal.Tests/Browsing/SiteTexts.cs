using Portal.Web.Site;

namespace Portal.Tests.Browsing;

/// <summary>The site's words, for tests that look for what a reader would look for.</summary>
internal static class SiteTexts
{
    private static readonly Texts Texts = new();

    public static string In(string language, string key) => Texts.In(Language.FromCode(language), key);
}
