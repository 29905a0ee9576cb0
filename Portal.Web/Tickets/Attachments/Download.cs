using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// Gives a file out so that it can do nothing: as a download, of the type it was found to be, and should a browser show it all the same, in
/// a sandbox without an origin.
/// </summary>
public static class Download
{
    private const string Policy = "sandbox; default-src 'none'";

    /// <summary>Null when the bytes are gone.</summary>
    public static IActionResult? Create(HttpContext context, AttachmentFolder folder, Attachment file)
    {
        if (folder.Open(file.Key) is not { } bytes)
            return null;
        var headers = context.Response.Headers;
        (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers.CacheControl) = (Policy, "nosniff", "private, no-store");
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return new FileStreamResult(bytes, file.Type == FileKind.Text.Type ? "text/plain; charset=utf-8" : file.Type);
    }
}
