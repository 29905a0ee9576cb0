using System.Text;
using MimeKit;

namespace Portal.Web.Messages;

/// <summary>
/// Reads back a mail as <see cref="MimeMail.ToMessage"/> writes it. Mails of others are read by <see cref="Inbound.MailParser"/>.
/// </summary>
public sealed class MimeReader
{
    private readonly MimeMessage message;

    private MimeReader(string head, MimeMessage message) => (Head, this.message) = (head, message);

    /// <summary>The header lines as they are.</summary>
    public string Head { get; }

    public string Text => Lines(message.TextBody);

    public string Html => Lines(message.HtmlBody);

    /// <summary>The headers in order, unfolded and decoded.</summary>
    public IEnumerable<(string Name, string Value)> Headers =>
        message.Headers.Concat(message.Body?.Headers ?? []).Select(h => (h.Field, h.Value));

    /// <summary>The first header of that name, or nothing.</summary>
    public string this[string name] => Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    /// <exception cref="FormatException">It is no mail.</exception>
    public static MimeReader Read(string text)
    {
        var lines = Lines(text);
        var end = lines.IndexOf("\n\n", StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new(end > 0 ? lines[..end] : lines, MimeMessage.Load(stream));
    }

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n");
}
