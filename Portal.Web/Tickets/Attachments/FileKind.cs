namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// What may be attached. The bytes alone say what a file is: names and what a browser says of them are anybody's to choose.
/// </summary>
public sealed record FileKind(string Type, string Extension)
{
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg");
    public static readonly FileKind Png = new("image/png", ".png");
    public static readonly FileKind Webp = new("image/webp", ".webp");
    public static readonly FileKind Pdf = new("application/pdf", ".pdf");
    public static readonly FileKind Text = new("text/plain", ".txt");

    /// <summary>Null for everything else.</summary>
    public static FileKind? Detect(byte[] bytes) =>
        bytes switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Webp,
            // at the very beginning, or it may be something else as well
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
            { Length: > 0 } when TextFile.ToUtf8(bytes) is not null => Text,
            _ => null,
        };
}
