using MimeKit;
using MimeKit.Utils;

namespace Portal.Web.Messages.Inbound;

/// <summary>Reads what servers send back about a mail they could not deliver (RFC 3464), and of which mail they speak.</summary>
internal static class BounceReader
{
    /// <summary>Null for what is no such report.</summary>
    public static Bounce? Read(MimeMessage message)
    {
        if (
            message.Body is not MultipartReport report
            || message.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status
        )
            return null;
        foreach (var group in status.StatusGroups)
        {
            var action = group["Action"]?.Trim().ToLowerInvariant();
            if (action is not ("failed" or "delayed"))
                continue;
            var recipient = (group["Original-Recipient"] ?? group["Final-Recipient"] ?? "").Split(';')[^1].Trim(' ', '<', '>');
            return new(
                OriginalIdIn(report),
                Mailbox.TryParse(recipient, out var to) ? to.Address : "",
                StatusOf(group),
                action == "failed"
            );
        }

        return null;
    }

    private static string StatusOf(HeaderList group)
    {
        var status = (group["Status"] ?? "").Trim().Split(' ')[0];
        return status.Length is > 0 and <= 12 && status.All(c => char.IsAsciiDigit(c) || c == '.') ? status : "5.0.0";
    }

    private static string OriginalIdIn(MultipartReport report)
    {
        foreach (var part in report)
        {
            if (part is MessagePart { Message: { } original })
                return original.MessageId ?? "";
            if (part is TextPart text && part.ContentType.IsMimeType("text", "rfc822-headers"))
                return text.Text.ReplaceLineEndings("\n").Split('\n').Select(IdIn).FirstOrDefault(id => id != "") ?? "";
        }

        return "";
    }

    private static string IdIn(string line) =>
        line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)
            ? MimeUtils.EnumerateReferences(line["Message-ID:".Length..]).FirstOrDefault() ?? ""
            : "";
}
