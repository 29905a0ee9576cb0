using System.Text;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Portal.Web.Site.Rendering;

/// <summary>
/// Lets every page be written once, as the bytes that are sent, and leave in one piece with its length: the framework's own writer has room
/// for 16,384 characters and sends the end apart.
/// </summary>
internal sealed class PageWriterFactory(IHttpContextAccessor context) : IHttpResponseStreamWriterFactory
{
    // A page is UTF-8, whoever asks.
    public TextWriter CreateWriter(Stream stream, Encoding encoding) => new PageWriter(stream, context.HttpContext?.Response);
}
