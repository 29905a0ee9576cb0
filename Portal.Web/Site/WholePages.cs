using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.Site;

/// <summary>Sends nearly every page in one piece: the framework's own writer has room for 16,384 characters, and an article has a few more.</summary>
internal sealed class WholePages : IHttpResponseStreamWriterFactory
{
    private const int Room = 65_536;

    public TextWriter CreateWriter(Stream stream, Encoding encoding) => new HttpResponseStreamWriter(stream, encoding, Room, ArrayPool<byte>.Shared, ArrayPool<char>.Shared);
}
