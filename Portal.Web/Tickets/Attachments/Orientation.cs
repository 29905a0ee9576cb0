using System.Buffers.Binary;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// The way up of a picture: tag 0x0112 of the first directory of a TIFF structure (Exif 2.3), and the smallest such structure that says it.
/// </summary>
internal static class Orientation
{
    private const int Tag = 0x0112;
    private const int EntrySize = 12;

    /// <summary>2 to 8; 0 when the picture stands as it is, or nothing is said.</summary>
    public static ushort Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14 || !(tiff[0] == 'I' && tiff[1] == 'I') && !(tiff[0] == 'M' && tiff[1] == 'M'))
            return 0;
        var little = tiff[0] == 'I';
        var directory = Number(tiff[4..], 4, little);
        if (directory + 2 > tiff.Length)
            return 0;
        var entries = Number(tiff[(int)directory..], 2, little);
        for (var n = 0; n < entries; n++)
        {
            var at = directory + 2 + (n * EntrySize);
            if (at + EntrySize > tiff.Length)
                return 0;
            if (Number(tiff[(int)at..], 2, little) != Tag)
                continue;
            var value = Number(tiff[(int)(at + 8)..], 2, little);
            return value is >= 2 and <= 8 ? (ushort)value : (ushort)0;
        }

        return 0;
    }

    /// <summary>A structure that says nothing else.</summary>
    public static byte[] Write(ushort value) =>
        [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)value, 0, 0, 0, 0, 0, 0];

    private static uint Number(ReadOnlySpan<byte> bytes, int size, bool little) =>
        (size, little) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var n and < int.MaxValue / 2 ? n : int.MaxValue / 2,
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes) is var n and < int.MaxValue / 2 ? n : int.MaxValue / 2,
        };
}
