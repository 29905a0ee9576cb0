using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Tests.Plans;

/// <summary>The language decides how an amount is written, and never which currency it is in.</summary>
public sealed class MoneyTextTests
{
    [Theory]
    [InlineData("en", "EUR", "€1,234.50")]
    [InlineData("de", "EUR", "1.234,50 €")]
    [InlineData("es", "EUR", "1.234,50 €")]
    [InlineData("pt", "EUR", "1 234,50 €")]
    [InlineData("ru", "EUR", "1 234,50 €")]
    [InlineData("ca", "EUR", "1.234,50 €")]
    [InlineData("ru", "RUB", "1 234,50 ₽")]
    [InlineData("en", "GBP", "£1,234.50")]
    [InlineData("de", "CHF", "1.234,50 CHF")]
    [InlineData("en", "CHF", "1,234.50 CHF")]
    public void An_amount(string language, string currency, string text) =>
        Assert.Equal(text, new Money(123450, currency).In(Language.FromCode(language)).Replace('\u00A0', ' ').Replace('\u202F', ' '));

    [Fact]
    public void What_is_given_back_has_its_sign() =>
        Assert.Equal("\u22125,00 €", new Money(-500, "EUR").In(Language.FromCode("de")).Replace('\u00A0', ' '));
}
