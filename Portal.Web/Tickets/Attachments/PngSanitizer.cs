using System.Buffers.Binary;
using System.Text;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// PNG (ISO/IEC 15948): chunks of a length, four letters, the content and a checksum. Kept are the picture and its colours.
/// </summary>
internal static class PngSanitizer
{
    private const int Signature = 8;
    private const int Around = 12;

    private static readonly HashSet<string> Needed =
    [
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "sBIT",
        "pHYs",
        "cICP",
    ];

    // IEND, which has no content, with its checksum.
    private static readonly byte[] Last = [0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    public static byte[]? Sanitize(byte[] bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes, 0, Signature);
        var (at, pictures) = (Signature, 0);
        for (var name = ""; name != "IEND"; )
        {
            if (at + Around > bytes.Length || BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at, 4)) > bytes.Length - at - Around)
            {
                if (pictures == 0)
                    return null;
                clean.Write(Last); // cut short behind what a viewer shows
                break;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at, 4));
            name = Encoding.ASCII.GetString(bytes, at + 4, 4);
            if (at == Signature && name != "IHDR")
                return null;
            if (name == "IDAT")
                pictures++;
            if (Needed.Contains(name))
                clean.Write(bytes, at, (int)length + Around);
            at += (int)length + Around;
        }

        return pictures > 0 ? clean.ToArray() : null;
    }
}
