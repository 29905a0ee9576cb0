using MimeKit;
using MimeKit.Text;

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

    /// <summary>See <see cref="Mail.ReplyTo"/>.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>See <see cref="Mail.References"/>.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The message as it goes over the wire.</summary>
    public MimeMessage ToMessage()
    {
        var message = new MimeMessage { MessageId = MessageId.Trim('<', '>'), Subject = Subject };
        message.From.Add(new MailboxAddress(FromName, From));
        message.To.Add(new MailboxAddress(null, To));
        message.Headers["Content-Language"] = Language;
        message.Headers["Auto-Submitted"] = "auto-generated"; // RFC 3834: nobody's answering machine answers
        if (ReplyTo is not null)
            message.ReplyTo.Add(new MailboxAddress(FromName, ReplyTo));
        if (References.Count > 0)
            message.InReplyTo = References[^1];
        message.References.AddRange(References);
        if (Unsubscribe is { } address)
        {
            message.Headers["List-Unsubscribe"] = $"<{address}>";
            message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        message.Body = new MultipartAlternative { Part(Text, TextFormat.Plain), Part(Html, TextFormat.Html) }; // last: the best one
        return message;
    }

    // Base64: no line of it is too long for a server, and none begins with a dot.
    private static TextPart Part(string text, TextFormat format) =>
        new(format) { Text = text, ContentTransferEncoding = ContentEncoding.Base64 };
}
