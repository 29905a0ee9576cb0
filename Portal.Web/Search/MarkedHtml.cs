using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Search;

namespace Portal.Web.Search;

/// <summary>Shows marked text: every run is encoded, and mark is the only element that leaves.</summary>
public static class MarkedHtml
{
    public static IHtmlContent AsHtml(this MarkedText text) => new Content(text);

    private sealed class Content(MarkedText text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var run in text)
            {
                if (run.Marked)
                    writer.Write("<mark>");
                encoder.Encode(writer, run.Text);
                if (run.Marked)
                    writer.Write("</mark>");
            }
        }
    }
}
