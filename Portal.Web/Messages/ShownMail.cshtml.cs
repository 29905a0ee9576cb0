using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Messages;

/// <summary>One mail as it was sent: as a mail program shows it, as plain text, and with its headers. In development only.</summary>
[ResponseCache(NoStore = true)]
public sealed class ShownMailModel(IEnumerable<MailFolder> folders) : PortalPage
{
    // The mail is a page of its own in a frame: it may have styles, and nothing else. What is clicked opens beside it.
    private const string MailPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    public string Id { get; private set; } = "";

    public MimeReader Mail { get; private set; } = null!;

    public static bool IsLink(string line) =>
        line.StartsWith("http", StringComparison.Ordinal)
        && Uri.TryCreate(line, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https";

    public IActionResult OnGet(string id, string? part)
    {
        if (folders.SingleOrDefault() is not { } folder || folder.Find(id) is not { } saved)
            return NotFound();
        (Id, Mail) = (saved.Id, saved.Mail);
        if (part == "file")
            return PhysicalFile(Path.GetFullPath(Path.Combine(folder.Path, Id + ".eml")), "message/rfc822", Id + ".eml");
        if (part == "html")
            return Framed();
        Response.Headers.ContentSecurityPolicy = Response.Headers.ContentSecurityPolicy + "; frame-src 'self'";
        Metadata.Title = Mail["Subject"];
        Metadata.SameInEveryLanguage(l => l.Home);
        return Page();
    }

    private ContentResult Framed()
    {
        (Response.Headers.ContentSecurityPolicy, Response.Headers.XFrameOptions) = (MailPolicy, "SAMEORIGIN");
        return Content(
            Mail.Html.Replace("<head>", "<head>\n<base target=\"_blank\">", StringComparison.Ordinal),
            "text/html; charset=utf-8"
        );
    }
}
