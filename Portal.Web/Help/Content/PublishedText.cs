using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>What is kept of a rendered article: its HTML, and its sections as JSON.</summary>
internal sealed record PublishedText(string Html, string Sections)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static PublishedText Of(RenderedArticle article)
    {
        var levels = article.Headings.ToDictionary(h => h.Anchor, h => h.Level);
        var sections = article.Sections.Select(s => new BodySection(levels.GetValueOrDefault(s.Anchor), s.Heading, s.Anchor, s.Text));
        return new(article.Html, JsonSerializer.Serialize(sections, Readable));
    }
}
