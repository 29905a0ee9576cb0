using Portal.Web.Help.Markdown;

namespace Portal.Tests.Help.Markdown;

/// <summary>A block that depends on a fact of the provider is there with everything in it, or not at all.</summary>
public sealed class OptionalBlockTests
{
    private static readonly RenderContext Context = HelpSamples.Context with
    {
        Variables = new Dictionary<string, string>
        {
            ["there"] = "yes",
            ["empty"] = "",
            ["no"] = "false",
        },
    };

    [Theory]
    [InlineData("::: with there\na\n:::\n\nb", "<p>a</p><p>b</p>")]
    [InlineData("::: with empty\na\n:::\n\nb", "<p>b</p>")]
    [InlineData("::: with no\na\n:::\n\nb", "<p>b</p>")]
    [InlineData("::: with there empty\na\n:::\nb", "<p>b</p>")]
    [InlineData("::: with empty\n{{nope}} [a](page:nope)\n\n#### c\n:::\nb", "<p>b</p>")]
    [InlineData(":::: with empty\n::: only fibre\na\n:::\n::::\nb", "<p>b</p>")]
    [InlineData("::: with empty\r\na\r\n:::\r\nb", "<p>b</p>")]
    public void It_is_there_when_every_fact_is(string markdown, string html)
    {
        var article = Render(markdown);
        Assert.Equal(html, HelpSamples.OneLine(article.Html));
        Assert.Empty(article.Faults);
        Assert.DoesNotContain(":::", article.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n\n::: with nope\nb\n:::", 3, "unknown variable nope: an empty one in provider.yaml says that there is none")]
    [InlineData("::: with\nb\n:::", 1, "::: with needs the name of a fact")]
    [InlineData("::: with there\nb", 1, "::: is never closed")]
    [InlineData("::: with there\na\n:::\n\n{{nope}}", 5, "unknown variable nope")]
    [InlineData("::: with empty\na\n:::\n\n{{nope}}", 5, "unknown variable nope")]
    public void A_mistake_is_told_with_its_line(string markdown, int line, string message) =>
        Assert.Equal([(line, message)], Render(markdown).Faults.Select(f => (f.Line, f.Message)));

    [Fact]
    public void What_is_not_there_is_no_place_for_a_link()
    {
        var source = new ArticleSource("The title", "::: with empty\n## Gone\n:::\n\n## Here");
        Assert.Equal(["here"], HeadingCollector.AnchorsOf(source, Context.Variables));
        Assert.Equal(["Here"], ArticleRenderer.Render(source, Context).Sections.Select(s => s.Heading));
    }

    private static RenderedArticle Render(string body) => ArticleRenderer.Render(new ArticleSource("The title", body), Context);
}
