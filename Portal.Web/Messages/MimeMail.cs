using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Portal.Web.Messages;

/// <summary>A mail as it leaves: with everything that surrounds it, as HTML and as plain text.</summary>
public sealed record MimeMail
{
    public required string MessageId { get; init; }

    public required string From { get; init; }

    /// <summary>The provider's name, beside the address.</summary>
    public required string FromName { get; init; }

    public required string To { get; init; }

    public required string Language { get; init; }

    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }

    /// <summary>See <see cref="Mail.Unsubscribe"/>.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>The message for the framework's client, which writes dates, boundaries and encodings itself.</summary>
    public MailMessage ToMessage()
    {
        var message = new MailMessage
        {
            From = new MailAddress(From, FromName, Encoding.UTF8),
            Subject = Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(To));
        message.Headers["Message-ID"] = MessageId;
        message.Headers["Content-Language"] = Language;
        message.Headers["Auto-Submitted"] = "auto-generated"; // RFC 3834: nobody's answering machine answers
        if (Unsubscribe is { } address)
        {
            message.Headers["List-Unsubscribe"] = $"<{address}>";
            message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        message.AlternateViews.Add(View(Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(Html, MediaTypeNames.Text.Html)); // last: the best one
        return message;
    }

    // Base64: no line of it is too long for a server, and none begins with a dot.
    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }
}
