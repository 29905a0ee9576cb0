using System.Buffers.Binary;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// JPEG (ITU-T T.81): segments after 0xFF and a marker. Kept are tables, frames and scans,
/// JFIF, colour profiles and Adobe's colour transform.
/// </summary>
internal static class JpegSanitizer
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Comment = 0xFE;

    public static byte[]? Sanitize(byte[] bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write([0xFF, Start]);
        var (at, way, scans) = (2, (ushort)0, 0);
        while (true)
        {
            at = NextMarker(bytes, at);
            if (at + 1 >= bytes.Length && scans > 0)
                break; // a camera that lost its power: viewers show what there is
            if (at + 3 >= bytes.Length && (at + 1 >= bytes.Length || bytes[at + 1] != End))
                return null;
            var marker = bytes[at + 1];
            if (marker == End)
                break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2, 2));
            if (length < 2)
                return null;
            var segment = bytes.AsSpan(at, 2 + length);
            var content = segment[4..];
            at += segment.Length;
            if (marker == 0xE1 && content.StartsWith("Exif\0\0"u8) && Orientation.Read(content[6..]) is > 0 and var up)
                way = up;
            if (!IsNeeded(marker, content))
                continue;
            if (way > 0 && marker is not (>= 0xE0 and <= 0xEF))
            {
                WriteWay(clean, way);
                way = 0;
            }

            clean.Write(segment);
            if (marker != Scan)
                continue;
            scans++;
            var end = EndOfScan(bytes, at);
            clean.Write(bytes, at, end - at);
            at = end;
        }

        clean.Write([0xFF, End]);
        return scans > 0 ? clean.ToArray() : null;
    }

    // Cameras and programs fill up between two segments, with 0xFF as they should or with anything else; every viewer goes on to the next
    // marker, and so does this.
    private static int NextMarker(byte[] bytes, int from)
    {
        for (var at = from; at + 1 < bytes.Length; at++)
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0x01 or Start or (>= 0xD0 and <= 0xD7) or 0xFF))
                return at;
        return bytes.Length;
    }

    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> content) =>
        marker switch
        {
            0xE0 => content.StartsWith("JFIF\0"u8),
            0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
            0xEE => content.StartsWith("Adobe"u8),
            Comment or (>= 0xE0 and <= 0xEF) => false,
            _ => true,
        };

    private static void WriteWay(MemoryStream clean, ushort way)
    {
        var tiff = Orientation.Write(way);
        clean.Write([0xFF, 0xE1, 0, (byte)(8 + tiff.Length)]);
        clean.Write("Exif\0\0"u8);
        clean.Write(tiff);
    }

    // Within a scan 0xFF is followed by 0 or a restart marker; anything else ends it.
    private static int EndOfScan(byte[] bytes, int from)
    {
        for (var at = from; at + 1 < bytes.Length; at++)
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7) or 0xFF))
                return at;
        return bytes.Length;
    }
}
