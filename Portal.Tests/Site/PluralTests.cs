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
    [InlineData("ru", 1, "1 статья по\u00A0запросу «x»")]
    [InlineData("ru", 3, "3 статьи по\u00A0запросу «x»")]
    [InlineData("ru", 5, "5 статей по\u00A0запросу «x»")]
    [InlineData("ru", 11, "11 статей по\u00A0запросу «x»")]
    [InlineData("ru", 12, "12 статей по\u00A0запросу «x»")]
    [InlineData("ru", 21, "21 статья по\u00A0запросу «x»")]
    [InlineData("ru", 24, "24 статьи по\u00A0запросу «x»")]
    [InlineData("ca", 1, "1 article per a «x»")]
    public void The_count_of_results_is_said_as_people_say_it(string language, int count, string said)
    {
        CultureInfo.CurrentUICulture = Language.FromCode(language).Culture;
        Assert.Equal(said, new Texts().Count("Search.Count", count, "x"));
    }

    [Theory]
    [InlineData("Account.PasskeysCount", 0, "en", "None yet")]
    [InlineData("Account.PasskeysCount", 1, "en", "1 passkey")]
    [InlineData("Account.PasskeysCount", 0, "ru", "Пока нет")]
    [InlineData("Account.CodesCount", 0, "de", "Keine")]
    [InlineData("Tickets.List.Open", 0, "ca", "Cap d'oberta")]
    [InlineData("Tickets.List.Waiting", 1, "de", "Bei 1 Anfrage brauchen wir etwas von Ihnen")]
    [InlineData("Tickets.List.Waiting", 21, "ru", "В\u00A021 обращении нужен ваш ответ")]
    [InlineData("Tickets.List.Waiting", 0, "en", "0 requests need something from you")] // no page says this one: it has no form of its own
    public void Nothing_has_a_word_of_its_own(string key, int count, string language, string said)
    {
        CultureInfo.CurrentUICulture = Language.FromCode(language).Culture;
        Assert.Equal(said, new Texts().Count(key, count));
    }
}
