namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// A picture without what nobody meant to send: where it was taken, by whom, with which camera, thumbnails, comments, and whatever was hung
/// behind its end. Only the segments a viewer needs are copied; of the metadata the way up is
/// kept, or pictures of a telephone would lie on their side.
/// </summary>
internal static class ImageSanitizer
{
    /// <summary>Null when the bytes are not what they begin as.</summary>
    public static byte[]? Sanitize(FileKind kind, byte[] bytes)
    {
        try
        {
            return kind.Type switch
            {
                "image/jpeg" => JpegSanitizer.Sanitize(bytes),
                "image/png" => PngSanitizer.Sanitize(bytes),
                "image/webp" => WebpSanitizer.Sanitize(bytes),
                _ => bytes,
            };
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return null; // a length that leads beyond the end
        }
    }
}
