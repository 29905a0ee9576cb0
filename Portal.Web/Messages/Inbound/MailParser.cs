using System.Security.Cryptography;
using MimeKit;
using MimeKit.Tnef;
using MimeKit.Utils;

namespace Portal.Web.Messages.Inbound;

/// <summary>Takes a mail apart: who wrote it, what they wrote, what stands beside it, and its files.</summary>
public sealed class MailParser(InboundOptions options, MailOptions? outgoing = null)
{
    private const int MaxText = 200_000;
    private const int MaxReferences = 50;
    private const int MaxFiles = 50;

    // A signature's logo is no file somebody wanted to send.
    private const int Decoration = 15 * 1024;

    private static readonly string[] RecipientHeaders = ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"];

    // Charsets of Windows and of Cyrillic mail programs are not part of the framework's own.
    static MailParser() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The Message-ID of a mail that is not read, as far as its header can be.</summary>
    public static string MessageIdIn(byte[] header)
    {
        try
        {
            using var stream = new MemoryStream(header, 0, Math.Min(header.Length, MimeLimits.MaxHeaderLine));
            return Shortened(HeaderList.Load(MimeLimits.Options, stream)[HeaderId.MessageId]?.Trim('<', '>', ' ') ?? "");
        }
        catch (Exception error) when (error is FormatException or IOException)
        {
            return "";
        }
    }

    /// <summary>Null for a mail that cannot be read.</summary>
    public InboundMail? TryRead(byte[] bytes, CancellationToken ct)
    {
        try
        {
            return Read(bytes, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException and not OutOfMemoryException)
        {
            return null; // what its reader stumbles over, anybody may have sent
        }
    }

    /// <exception cref="MimeLimitException">It is beyond what is read.</exception>
    /// <exception cref="FormatException">It is no mail.</exception>
    public InboundMail Read(byte[] bytes, CancellationToken ct)
    {
        MimeLimits.Check(bytes, ct);
        using var stream = new MemoryStream(bytes, writable: false);
        using var message = MimeMessage.Load(MimeLimits.Options, stream, ct);
        var sender = message.From.Mailboxes.FirstOrDefault() ?? message.Sender ?? message.ReplyTo.Mailboxes.FirstOrDefault();
        var address = Mailbox.TryParse(sender?.Address, out var read) ? read.Address : "";
        var (text, quoteAt) = TextOf(message);
        var split = ReplySplitter.Split(text, quoteAt);
        return new InboundMail
        {
            Kind = MailClassifier.KindOf(message, address, IsOwn(address)),
            Hash = HashOf(bytes),
            MessageId = Shortened(message.MessageId ?? ""),
            References = References(message),
            Sender = address,
            SenderName = NameOf(sender, address),
            IsSenderProven = address != "" && AuthenticationCheck.IsProven(message, address, options.AuthenticationServer),
            Recipients = [.. Recipients(message).Distinct(StringComparer.OrdinalIgnoreCase)],
            Subject = CleanText.Line(message.Subject ?? ""),
            Text = split.Reply,
            Rest = split.Rest,
            Files = [.. Files(message).Take(MaxFiles)],
            Bounce = BounceReader.Read(message),
        };
    }

    private bool IsOwn(string address) =>
        options.Mailboxes.Any(m => m.Owns(address))
        || (address != "" && address.Equals(outgoing?.From, StringComparison.OrdinalIgnoreCase));

    private static (string Text, int? QuoteAt) TextOf(MimeMessage message)
    {
        var plain = message.BodyParts.OfType<TextPart>().FirstOrDefault(p => p.IsPlain && !p.IsAttachment);
        if (plain is not null && Plain(plain) is { } text && !string.IsNullOrWhiteSpace(text))
            return (text, null);
        var html = message.BodyParts.OfType<TextPart>().FirstOrDefault(p => p.IsHtml && !p.IsAttachment);
        if (html is not null)
            return HtmlText.Read(Decoded(html));
        return (CleanText.Lines((message.Body as Multipart)?.Preamble ?? ""), null); // parts that do not begin
    }

    private static string Plain(TextPart part)
    {
        var text = Decoded(part);
        text = CleanText.Lines(part.IsFlowed ? Unflowed(text) : text);
        return text.Length > MaxText ? text[..MaxText] : text;
    }

    // RFC 3676: a line that ends with a blank goes on in the next, if both are quoted alike.
    private static string Unflowed(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var stuffed = line.StartsWith(' ') ? line[1..] : line;
            if (lines.Count > 0 && lines[^1].EndsWith(' ') && lines[^1] != "-- " && stuffed != "-- " && Depth(lines[^1]) == Depth(stuffed))
                lines[^1] += stuffed.TrimStart('>').TrimStart(Depth(stuffed) > 0 ? ' ' : '\0');
            else
                lines.Add(stuffed);
        }

        return string.Join('\n', lines);
    }

    private static int Depth(string line) => line.Length - line.TrimStart('>').Length;

    private static string Decoded(TextPart part)
    {
        try
        {
            return part.Text ?? "";
        }
        catch (Exception error) when (error is NotSupportedException or ArgumentException or FormatException)
        {
            return part.GetText(System.Text.Encoding.Latin1); // a charset that nobody knows
        }
    }

    private static IEnumerable<InboundFile> Files(MimeMessage message)
    {
        foreach (var entity in message.BodyParts.Concat(message.Attachments).Distinct())
        {
            if (entity is TnefPart tnef)
            {
                foreach (var inside in Unpacked(tnef))
                    yield return inside;
            }
            else if (entity is MimePart part && IsFile(part) && BytesOf(part) is { Length: > 0 } bytes && !IsDecoration(part, bytes.Length))
            {
                yield return new(NameOf(part), bytes);
            }
        }
    }

    // winmail.dat
    private static IReadOnlyList<InboundFile> Unpacked(TnefPart tnef)
    {
        try
        {
            return
            [
                .. tnef.ExtractAttachments()
                    .OfType<MimePart>()
                    .Select(p => new InboundFile(NameOf(p), BytesOf(p)))
                    .Where(f => f.Bytes.Length > 0),
            ];
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return [new("winmail.dat", BytesOf(tnef))]; // whatever it is, it is not lost
        }
    }

    private static bool IsFile(MimePart part) =>
        part.IsAttachment || part.ContentDisposition?.FileName is { Length: > 0 } || part is not TextPart and not MessageDeliveryStatus;

    private static bool IsDecoration(MimePart part, int size) =>
        size < Decoration && !part.IsAttachment && part.ContentId is { Length: > 0 } && part.ContentType.MediaType == "image";

    private static string NameOf(MimePart part) =>
        part.FileName ?? (MimeTypes.TryGetExtension(part.ContentType.MimeType, out var extension) ? $"file{extension}" : "file");

    private static byte[] BytesOf(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return bytes.ToArray();
    }

    private static IReadOnlyList<string> References(MimeMessage message) =>
        [
            .. MimeUtils
                .EnumerateReferences(message.Headers[HeaderId.InReplyTo] ?? "")
                .Concat(message.References.Reverse())
                .Where(id => id.Length <= 300)
                .Distinct()
                .Take(MaxReferences),
        ];

    private static IEnumerable<string> Recipients(MimeMessage message) =>
        from header in message.Headers
        where RecipientHeaders.Contains(header.Field, StringComparer.OrdinalIgnoreCase)
        from box in InternetAddressList.TryParse(header.Value, out var list) ? list.Mailboxes : []
        select box.Address;

    private static string NameOf(MailboxAddress? sender, string address)
    {
        var name = CleanText.Line(sender?.Name ?? "");
        return name == "" ? address.Split('@')[0]
            : name.Length > 100 ? name[..100].TrimEnd()
            : name;
    }

    private static string Shortened(string id) => id.Length <= 300 ? id : HashOf(System.Text.Encoding.UTF8.GetBytes(id));
}
