using System.Globalization;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>Counted things take the form the language asks for.</summary>
public sealed class PluralTests
{
    [Theory]
    [InlineData("en", 1, "1 article for “x”")]
    [InlineData("en", 2, "2 articles for “x”")]
    [InlineData("de", 1, "1 Artikel für „x“")]
    [InlineData("ru", 1, "1 статья по запросу «x»")]
    [InlineData("ru", 3, "3 статьи по запросу «x»")]
    [InlineData("ru", 5, "5 статей по запросу «x»")]
    [InlineData("ru", 11, "11 статей по запросу «x»")]
    [InlineData("ru", 12, "12 статей по запросу «x»")]
    [InlineData("ru", 21, "21 статья по запросу «x»")]
    [InlineData("ru", 24, "24 статьи по запросу «x»")]
    [InlineData("ca", 1, "1 article per a «x»")]
    public void The_count_of_results_is_said_as_people_say_it(string language, int count, string said)
    {
        CultureInfo.CurrentUICulture = Language.Of(language).Culture;
        Assert.Equal(said, new Texts().Count("Search.Count", count, "x"));
    }
}
