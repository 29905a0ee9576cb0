using System.Buffers.Binary;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// How many pixels a picture says it has. A file of a few bytes can ask its viewer for gigabytes; such a picture is not taken in, because
/// whoever opens it at the help desk loses the browser.
/// </summary>
internal static class ImageSize
{
    /// <summary>What no telephone takes within the size a file may have.</summary>
    public const long MaxPixels = 100_000_000;

    /// <summary>0 for what is no picture, and for one that does not say.</summary>
    public static long Read(FileKind kind, ReadOnlySpan<byte> bytes) =>
        kind.Type switch
        {
            "image/png" when bytes.Length >= 24 => (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..])
                * BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]),
            "image/jpeg" => ReadJpeg(bytes),
            "image/webp" => ReadWebp(bytes),
            _ => 0,
        };

    // The largest of the frames (SOF0 to SOF15 without the markers between them that are none), wherever they stand.
    private static long ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        var most = 0L;
        for (var at = 2; at + 9 < bytes.Length; )
        {
            if (bytes[at] != 0xFF || bytes[at + 1] is 0x00 or 0xFF or (>= 0xD0 and <= 0xD9) or 0x01)
            {
                at++;
                continue;
            }

            if (bytes[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                most = Math.Max(
                    most,
                    (long)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]) * BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..])
                );
            at += 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
        }

        return most;
    }

    // Of the first chunk: extended, without loss, or lossy (RFC 9649, RFC 6386).
    private static long ReadWebp(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
            return 0;
        var name = bytes[12..16];
        var content = bytes[20..];
        if (name.SequenceEqual("VP8X"u8))
            return (1L + Number(content[4..])) * (1L + Number(content[7..]));
        if (name.SequenceEqual("VP8L"u8))
            return (1L + (BinaryPrimitives.ReadUInt32LittleEndian(content[1..]) & 0x3FFF))
                * (1L + ((BinaryPrimitives.ReadUInt32LittleEndian(content[1..]) >> 14) & 0x3FFF));
        return name.SequenceEqual("VP8 "u8)
            ? (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFFL)
                * (BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFFL)
            : 0;
    }

    private static int Number(ReadOnlySpan<byte> three) => three[0] | (three[1] << 8) | (three[2] << 16);
}
