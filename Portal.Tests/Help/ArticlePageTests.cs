using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Web.Help;
using Portal.Web.Site;

namespace Portal.Tests.Help;

/// <summary>An article as a page.</summary>
public sealed class ArticlePageTests(SharedPortal portal)
{
    [Fact]
    public async Task Which_line_somebody_has_is_asked_where_the_first_part_is_only_for_some()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        foreach (var language in Language.Codes)
        {
            await guest.OpenAsync(PageCase.Article(language, "no-internet"));
            var choice = guest.Page.QuerySelector(".body > .line-kind")!;
            Assert.True(choice.NextElementSibling!.ClassList.Contains("only"));
            Assert.NotNull(guest.Page.QuerySelector(".steps li")); // what is for everybody comes before it
            Assert.Null(guest.Page.QuerySelector(".line-kind ~ .line-kind, .only ~ .line-kind"));
        }
    }

    [Theory]
    [InlineData("<p>a</p><section class=\"only only-dsl\">b</section>", 8)]
    [InlineData("<ol><li><section class=\"only only-dsl\">b</section></li></ol>", 0)]
    [InlineData("<p>a</p>", 0)]
    public void A_part_inside_a_step_is_no_place_to_ask(string html, int at) => Assert.Equal(at, ArticleBody.ChoiceIn(html));
}
