using MimeKit;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// Tells what people wrote from what programs sent (RFC 3834, and what programs did before it). Whatever is not a person's mail must never
/// make the portal write back.
/// </summary>
internal static class MailClassifier
{
    private const double SpamConfidence = 5; // of Exchange, 0 to 9

    private static readonly string[] BulkHeaders = ["List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID", "X-Mailing-List"];

    private static readonly string[] ReplyHeaders =
    [
        "X-Autoreply",
        "X-Autorespond",
        "X-Autoresponder",
        "X-Auto-Reply",
        "X-Auto-Response-From",
        "X-Out-Of-Office",
        "X-MS-Exchange-Inbox-Rules-Loop",
        "X-FC-Machinegenerated",
        "X-Mail-Autoreply",
    ];

    // What answering machines write above it, where no header says so.
    private static readonly string[] ReplySubjects =
    [
        "automatic reply",
        "auto reply",
        "autoreply",
        "auto-reply",
        "out of office",
        "out of the office",
        "automatische antwort",
        "abwesenheitsnotiz",
        "abwesend",
        "respuesta automática",
        "fuera de la oficina",
        "resposta automática",
        "fora do escritório",
        "ausência do escritório",
        "автоматический ответ",
        "автоответ",
        "вне офиса",
        "resposta automàtica",
        "fora de l'oficina",
    ];

    private static readonly string[] Daemons = ["mailer-daemon", "postmaster", "mail-daemon", "no-reply-bounce"];

    public static InboundKind KindOf(MimeMessage message, string sender, bool isOwn)
    {
        string Value(string header) => message.Headers[header]?.Trim().ToLowerInvariant() ?? "";
        if (BounceReader.Read(message) is not null)
            return InboundKind.Bounce;
        if (isOwn)
            return InboundKind.Own;
        if (IsSpam(Value))
            return InboundKind.Spam;
        if (IsAutomatic(message, sender, Value))
            return InboundKind.AutomaticReply;
        return BulkHeaders.Any(h => Value(h) != "") || Value("Precedence") is "bulk" or "list" or "junk"
            ? InboundKind.Bulk
            : InboundKind.Message;
    }

    private static bool IsSpam(Func<string, string> value) =>
        value("X-Spam-Flag").StartsWith("yes", StringComparison.Ordinal)
        || value("X-Spam").StartsWith("yes", StringComparison.Ordinal)
        || value("X-Spam-Status").StartsWith("yes", StringComparison.Ordinal)
        || value("X-Spam-Action") is "reject" or "add header"
        || value("X-Rspamd-Action") is "reject" or "add header" or "rewrite subject"
        || (
            double.TryParse(value("X-MS-Exchange-Organization-SCL"), System.Globalization.CultureInfo.InvariantCulture, out var confidence)
            && confidence >= SpamConfidence
        );

    private static bool IsAutomatic(MimeMessage message, string sender, Func<string, string> value)
    {
        var subject = (message.Subject ?? "").Trim().ToLowerInvariant();
        return value("Auto-Submitted") is not ("" or "no")
            || ReplyHeaders.Any(h => value(h) != "")
            || (value("X-Auto-Response-Suppress") is "all" && value("In-Reply-To") != "")
            || value("Precedence") is "auto_reply"
            || value("Return-Path") is "<>"
            || (message.Body?.ContentType.IsMimeType("multipart", "report") ?? false)
            || Daemons.Contains(sender.Split('@')[0].ToLowerInvariant())
            || ReplySubjects.Any(s => subject.StartsWith(s, StringComparison.Ordinal));
    }
}
