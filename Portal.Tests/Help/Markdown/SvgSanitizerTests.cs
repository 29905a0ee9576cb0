using Portal.Web.Help.Markdown;

namespace Portal.Tests.Help.Markdown;

public sealed class SvgSanitizerTests
{
    private const string Start = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">";

    [Theory]
    [InlineData("<script>alert(1)</script>", "an element script may not stand here")]
    [InlineData("<style>*{}</style>", "an element style may not stand here")]
    [InlineData("<foreignObject><g/></foreignObject>", "an element foreignObject may not stand here")]
    [InlineData("<image href=\"x\"/>", "an element image may not stand here")]
    [InlineData("<use href=\"#a\"/>", "an element use may not stand here")]
    [InlineData("<a href=\"x\"><g/></a>", "an element a may not stand here")]
    [InlineData("<svg/>", "an element svg may not stand here")]
    [InlineData("<g xmlns=\"http://www.w3.org/1999/xhtml\"/>", "an element g may not stand here")]
    public void A_strange_element_is_left_out_with_all_that_is_in_it(string inside, string fault)
    {
        var drawing = Read(Start + inside + "<g/></svg>");
        Assert.Equal("""<svg role="img" aria-label="a" viewBox="0 0 9 9"><g/></svg>""", drawing.Html);
        Assert.Equal(fault, Assert.Single(drawing.Faults).Message);
    }

    [Theory]
    [InlineData("onclick=\"x\"")]
    [InlineData("style=\"x\"")]
    [InlineData("id=\"x\"")]
    [InlineData("href=\"#x\"")]
    [InlineData("fill=\"red\"")]
    [InlineData("class=\"a&quot;b\"")]
    [InlineData("transform=\"url(&lt;)\"")]
    public void A_strange_attribute_is_left_out(string attribute)
    {
        var drawing = Read(
            $"{Start}<path {attribute} d=\"M1 1\" fill=\"none\"/></svg>".Replace(
                "fill=\"red\" d=\"M1 1\" fill=\"none\"",
                "fill=\"red\" d=\"M1 1\"",
                StringComparison.Ordinal
            )
        );
        Assert.Contains("<path d=\"M1 1\"", drawing.Html, StringComparison.Ordinal);
        Assert.Single(drawing.Faults);
        Assert.Empty(Dom.Strangers(drawing.Html));
    }

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Start + "<text>&x;</text></svg>")]
    [InlineData(Start + "<g></svg>")]
    [InlineData("")]
    [InlineData("nothing")]
    public void What_is_no_drawing_gives_nothing_but_a_fault(string svg)
    {
        var drawing = Read(svg);
        Assert.Equal("", drawing.Html);
        Assert.Single(drawing.Faults);
    }

    [Fact]
    public void Text_is_always_text()
    {
        var drawing = SvgSanitizer.Read(Start + "<text>&lt;b> <![CDATA[<i>]]> {x}</text></svg>", _ => "<script>{x}", "\"<");
        Assert.EndsWith("<text>&lt;b&gt; &lt;i&gt; &lt;script&gt;{x}</text></svg>", drawing.Html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"&quot;&lt;\"", drawing.Html, StringComparison.Ordinal);
    }

    private static SvgSanitizer Read(string svg) => SvgSanitizer.Read(svg, name => name, "a");
}
