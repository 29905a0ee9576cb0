using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>A reference is found however it was typed, copied from a mail, or read out.</summary>
public sealed class ReferenceTests
{
    private static readonly string Given = Enumerable
        .Range(0, 32)
        .Select(n => Reference.Read('T', $"T-4K7M-2QX{"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[n]}"))
        .OfType<string>()
        .Single();

    [Theory]
    [InlineData("{0}")]
    [InlineData("  {0}. ")]
    [InlineData("({0}),")]
    [InlineData("#{0}\u200B")]
    [InlineData("\u200E{0}\u200F")]
    [InlineData("\u00A0{0}\u00A0")]
    public void What_stands_around_it_does_not_count(string around) =>
        Assert.Equal(Given, Reference.Read('T', string.Format(System.Globalization.CultureInfo.InvariantCulture, around, Given)));

    [Theory]
    [InlineData("\u2010")]
    [InlineData("\u2011")]
    [InlineData("\u2012")]
    [InlineData("\u2013")]
    [InlineData("\u2014")]
    [InlineData("\u2212")]
    [InlineData("\u00AD")]
    [InlineData("\u200B")]
    [InlineData("\uFE63")]
    [InlineData("_")]
    [InlineData(".")]
    [InlineData(" \u2013 ")]
    [InlineData("")]
    public void Every_dash_and_what_nobody_sees_are_the_same(string dash) =>
        Assert.Equal(Given, Reference.Read('T', Given.Replace("-", dash, StringComparison.Ordinal)));

    [Fact]
    public void A_keyboard_that_was_left_on_cyrillic_and_letters_of_full_width_are_understood()
    {
        Assert.Equal(Given, Reference.Read('T', Given.Replace('T', 'Т').Replace('K', 'К').Replace('M', 'М').Replace('X', 'Х')));
        Assert.Equal(
            Given,
            Reference.Read('T', Given.ToLowerInvariant().Replace('t', 'т').Replace('k', 'к').Replace('m', 'м').Replace('x', 'х'))
        );
        Assert.Equal(Given, Reference.Read('T', string.Concat(Given.Select(c => c == '-' ? c : (char)(c + 0xFEE0)))));
    }

    [Theory]
    [InlineData("T-4K7M-2QX")]
    [InlineData("T-4K7M-2QXÄ1")]
    [InlineData("T-4K7M-2QX\uD800")]
    [InlineData("Ж-4K7M-2QX1")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_else_is_one(string? typed) => Assert.Null(Reference.Read('T', typed));
}
