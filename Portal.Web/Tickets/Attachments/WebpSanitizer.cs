using System.Buffers.Binary;
using System.Text;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// WebP (RFC 9649): chunks of four letters, a length and the content, filled to even. Kept are the picture, its movement and its colours.
/// </summary>
internal static class WebpSanitizer
{
    private const int Head = 12;
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;

    private static readonly HashSet<string> Needed = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    public static byte[]? Sanitize(byte[] bytes)
    {
        var end = Head - 4 + (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4, 4));
        if (end > bytes.Length)
            return null;
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes, 0, Head);
        var (flags, way, pictures) = (0, (ushort)0, 0);
        for (var at = Head; at < end; )
        {
            var name = Encoding.ASCII.GetString(bytes, at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 4, 4));
            if (length > end - at - 8)
                return null;
            var chunk = bytes.AsSpan(at, 8 + (int)length);
            if (name == "VP8X")
                flags = (int)clean.Length + 8;
            if (name == "EXIF")
                way = Orientation.Read(chunk[8..].StartsWith("Exif\0\0"u8) ? chunk[14..] : chunk[8..]);
            if (name is "VP8 " or "VP8L" or "ANMF")
                pictures++;
            if (Needed.Contains(name))
                Write(clean, chunk);
            at += chunk.Length + (chunk.Length & 1);
        }

        if (pictures == 0)
            return null;
        if (way > 0 && flags > 0)
            Write(clean, [.. "EXIF"u8, 26, 0, 0, 0, .. Orientation.Write(way)]);
        var all = clean.ToArray();
        if (flags > 0)
            all[flags] = (byte)((all[flags] & ~(ExifFlag | XmpFlag)) | (way > 0 ? ExifFlag : 0));
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(4, 4), (uint)all.Length - 8);
        return all;
    }

    private static void Write(MemoryStream clean, ReadOnlySpan<byte> chunk)
    {
        clean.Write(chunk);
        if ((chunk.Length & 1) != 0)
            clean.WriteByte(0);
    }
}
