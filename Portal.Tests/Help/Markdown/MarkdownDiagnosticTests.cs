namespace Portal.Tests.Help.Markdown;

public sealed class MarkdownDiagnosticTests
{
    [Theory]
    [InlineData("a\n\n[b](article:nope)", 3, "unknown article nope", "<p>a</p><p>b</p>")]
    [InlineData("[b](topic:nope)", 1, "unknown topic nope", "<p>b</p>")]
    [InlineData("[b](page:nope)", 1, "unknown page nope", "<p>b</p>")]
    [InlineData("[b](term:nope)", 1, "unknown term nope", "<p>b</p>")]
    [InlineData("[b](#nope)", 1, "no heading #nope in this article", "<p>b</p>")]
    [InlineData("[b](article:weak-wifi#nope)", 1, "no heading #nope in article weak-wifi", """<p><a href="/en/help/weak-wifi">b</a></p>""")]
    [InlineData("[b](http://example.org)", 1, "a link may not go to http://example.org", "<p>b</p>")]
    [InlineData("[b](/en/help)", 1, "a link may not go to /en/help", "<p>b</p>")]
    [InlineData("[b](//evil.example)", 1, "a link may not go to //evil.example", "<p>b</p>")]
    [InlineData("[b](javascript:alert(1))", 1, "a link may not go to javascript:alert(1)", "<p>b</p>")]
    [InlineData("[b](JaVaScRiPt&colon;alert(1))", 1, "a link may not go to JaVaScRiPt:alert(1)", "<p>b</p>")]
    [InlineData("<data:text/html,x>", 1, "a link may not go to data:text/html,x", "<p>data:text/html,x</p>")]
    [InlineData("[b](https://you@evil.example)", 1, "https://you@evil.example is no address", "<p>b</p>")]
    [InlineData("[b](tel:0800%0d%0a)", 1, "a link may not go to tel:0800%0d%0a", "<p>b</p>")]
    [InlineData("{{nope}}", 1, "unknown variable nope", "<p>{{nope}}</p>")]
    [InlineData("`{{nope}}`", 1, "unknown variable nope", "<p><code>{{nope}}</code></p>")]
    [InlineData("[b](tel:{{nope}})", 1, "unknown variable nope", "<p>b</p>")]
    [InlineData("# a", 1, "headings start at ##: the title is the first heading", """<h2 id="a">a</h2>""")]
    [InlineData("## a\n\n#### b", 3, "a heading of level 4 may not follow one of level 2", """<h2 id="a">a</h2><h4 id="b">b</h4>""")]
    [InlineData("### a", 1, "a heading of level 3 may not follow one of level 1", """<h3 id="a">a</h3>""")]
    [InlineData("> [!hint]\n> a", 1, "unknown callout hint", "<blockquote><p>a</p></blockquote>")]
    [InlineData(
        "::: only fibre copper\na\n:::",
        1,
        "unknown technology copper",
        """<section class="only only-fibre"><p class="only-name">Only for fibre</p><p>a</p></section>"""
    )]
    [InlineData("::: box\na\n:::", 1, "unknown block ::: box", "<p>a</p>")]
    [InlineData("::: only\na\n:::", 1, "::: only needs the kinds of line it is for", "<p>a</p>")]
    [InlineData(
        "1. a\n   => b",
        2,
        "a line that begins with => needs an empty line before it",
        """<ol class="steps"><li>a=&gt; b</li></ol>"""
    )]
    [InlineData("![](figure:box)", 1, "a figure without alt text", null)]
    [InlineData("![a](figure:nope)", 1, "unknown figure:nope", null)]
    [InlineData("text ![a](figure:box)", 1, "a figure stands in a paragraph of its own", "<p>text a</p>")]
    [InlineData("![a](https://example.org/a.png)", 1, "pictures are figures: ![…](figure:name)", "<p>a</p>")]
    public void A_mistake_is_told_with_its_line_and_the_rest_is_shown(string markdown, int line, string message, string? html)
    {
        var article = HelpSamples.Render(markdown);
        Assert.Contains((line, message), article.Faults.Select(f => (f.Line, f.Message)));
        if (html is not null)
            Assert.Equal(html, HelpSamples.OneLine(article.Html));
    }

    [Fact]
    public void A_block_that_is_never_closed_is_told() =>
        Assert.Contains("::: is never closed", HelpSamples.Render("::: only fibre\na").Faults.Select(f => f.Message));
}
