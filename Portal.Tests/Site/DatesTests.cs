using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>
/// A date is written as a reader of the language would write it; versions of ICU differ in "de" or "del" and in the kind of space.
/// </summary>
public sealed class DatesTests
{
    [Theory]
    [InlineData("en", "2 November 2026")]
    [InlineData("de", @"2\. November 2026")]
    [InlineData("es", "2 de noviembre de 2026")]
    [InlineData("pt", "2 de novembro de 2026")]
    [InlineData("ru", @"2 ноября 2026\sгода")]
    [InlineData("ca", "2 de novembre (de|del) 2026")]
    public void A_day_is_written_out(string language, string written) =>
        Assert.Matches($"^{written}$", Language.FromCode(language).Write(new DateOnly(2026, 11, 2)));

    // A text goes on with a full stop where it needs one: "2026 г.." had two.
    [Fact]
    public void A_date_can_stand_at_the_end_of_a_sentence() =>
        Assert.Empty(
            from language in Language.All
            from month in Enumerable.Range(1, 12)
            let written = language.Write(new DateOnly(2026, month, 2))
            where written.EndsWith('.')
            select written
        );
}
