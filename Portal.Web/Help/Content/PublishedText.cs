using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>What is kept of a rendered article: its HTML, and its sections as JSON.</summary>
internal sealed record PublishedText(string Html, string Sections)
{
    public static PublishedText From(RenderedArticle article)
    {
        var levels = article.Headings.ToDictionary(h => h.Anchor, h => h.Level);
        return new(
            article.Html,
            BodyJson.Write([
                .. article.Sections.Select(s => new BodySection(levels.GetValueOrDefault(s.Anchor), s.Heading, s.Anchor, s.Text)),
            ])
        );
    }
}
