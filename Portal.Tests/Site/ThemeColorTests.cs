using Portal.Tests.Map;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>Whatever colour a provider chooses, it can be read on the light and on the dark page.</summary>
public sealed class ThemeColorTests
{
    [Theory]
    [InlineData("#0b6b5d")]
    [InlineData("#ffee00")]
    [InlineData("#ffffff")]
    [InlineData("#000000")]
    [InlineData("#e2001a")]
    [InlineData("#7f7f7f")]
    public void An_accent_has_enough_contrast_on_both_papers(string colour)
    {
        Assert.True(ThemeColor.TryParse(colour, out var accent));
        Assert.InRange(accent.OnLight.ContrastWith(Rgb.Parse(ThemeColor.LightPaper)), 4.5, 21);
        Assert.InRange(accent.MoreOnLight.ContrastWith(Rgb.Parse(ThemeColor.LightPaper)), 7, 21);
        Assert.InRange(accent.MoreOnDark.ContrastWith(Rgb.Parse(ThemeColor.DarkPaper)), 7, 21);
        Assert.InRange(accent.OnDark.ContrastWith(Rgb.Parse(ThemeColor.DarkPaper)), 9, 21); // it shines there
    }

    [Theory]
    [InlineData("green")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("")]
    public void What_is_no_colour_gives_the_default(string colour) => Assert.False(ThemeColor.TryParse(colour, out _));

    [Fact]
    public void Black_on_white_is_the_greatest_contrast_there_is() =>
        Assert.Equal(21, new Rgb(0, 0, 0).ContrastWith(new Rgb(255, 255, 255)), 3);

    [Theory]
    [InlineData(ThemeColor.LightPaper)]
    [InlineData(ThemeColor.DarkPaper)]
    public void The_papers_are_those_of_the_style_sheet(string paper) =>
        Assert.Contains(paper, Repository.Text("wwwroot/css/tokens.css"), StringComparison.OrdinalIgnoreCase);
}
