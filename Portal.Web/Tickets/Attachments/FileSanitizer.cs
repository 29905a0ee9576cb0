namespace Portal.Web.Tickets.Attachments;

/// <summary>A file as it is kept: pictures without what nobody meant to send, texts in one encoding, papers as they came.</summary>
internal static class FileSanitizer
{
    /// <summary>Null when the bytes are not what they begin as.</summary>
    public static byte[]? Sanitize(FileKind kind, byte[] bytes) =>
        kind == FileKind.Text ? TextFile.ToUtf8(bytes) : ImageSanitizer.Sanitize(kind, bytes);
}
