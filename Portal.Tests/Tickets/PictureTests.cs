using System.Buffers.Binary;
using System.Text;
using Portal.Web.Tickets.Attachments;

namespace Portal.Tests.Tickets;

/// <summary>Pictures made by hand, segment by segment: what a viewer needs stays, what tells of people goes.</summary>
public sealed class PictureTests
{
    private const string Secret = "52.5200N 13.4050E";

    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 4, 1, 0, 0x11, 0xFF, 0x00, 0x22, 0xFF, 0xD0, 0x33];

    [Fact]
    public void A_photograph_loses_place_comment_thumbnail_and_tail_and_keeps_its_way_up()
    {
        byte[] photo =
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, "JFIF\0\u0001\u0001"),
            .. Exif(6),
            .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0" + Secret),
            .. Segment(0xED, Secret),
            .. Segment(0xE2, "ICC_PROFILE\0abc"),
            .. Segment(0xFE, Secret),
            .. Segment(0xDB, "table"),
            .. Segment(0xC0, "frame"),
            .. Scan,
            0xFF,
            0xD9,
            .. "PK\u0003\u0004<script>"u8,
        ];
        var clean = ImageSanitizer.Sanitize(FileKind.Jpeg, photo)!;
        var text = Encoding.Latin1.GetString(clean);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
        Assert.All(["JFIF", "ICC_PROFILE", "table", "frame"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.True(clean.AsSpan().IndexOf(Scan) > 0);
        var exif = clean.AsSpan().IndexOf("Exif\0\0"u8);
        Assert.Equal(6, Orientation.Read(clean.AsSpan(exif + 6)));
        Assert.Equal([0xFF, 0xD9], clean[^2..]);
        Assert.Equal(clean, ImageSanitizer.Sanitize(FileKind.Jpeg, clean));
    }

    [Fact]
    public void A_photograph_that_stands_upright_keeps_no_metadata_at_all()
    {
        byte[] photo = [0xFF, 0xD8, .. Exif(1), .. Segment(0xDB, "table"), .. Scan, 0xFF, 0xD9];
        Assert.Equal([0xFF, 0xD8, .. Segment(0xDB, "table"), .. Scan, 0xFF, 0xD9], ImageSanitizer.Sanitize(FileKind.Jpeg, photo)!);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF })]
    [InlineData(new byte[] { 0, 0 })]
    [InlineData(new byte[] { 1, 2, 0xFF, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 })]
    public void What_a_camera_leaves_between_two_segments_is_passed_over_as_viewers_do(byte[] between)
    {
        byte[] photo =
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, "JFIF\0\u0001\u0001"),
            .. between,
            .. Segment(0xDB, "table"),
            .. Segment(0xC0, "frame"),
            .. Scan,
            0xFF,
            0xD9,
        ];
        Assert.Equal(
            [0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\u0001\u0001"), .. Segment(0xDB, "table"), .. Segment(0xC0, "frame"), .. Scan, 0xFF, 0xD9],
            ImageSanitizer.Sanitize(FileKind.Jpeg, photo)!
        );
    }

    [Fact]
    public void A_png_that_was_cut_short_ends_as_it_should()
    {
        byte[] whole = [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", "1234567890123"), .. Chunk("IDAT", "pixels")];
        byte[] end = [0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
        Assert.Equal([.. whole, .. end], ImageSanitizer.Sanitize(FileKind.Png, whole)!);
        Assert.Equal([.. whole, .. end], ImageSanitizer.Sanitize(FileKind.Png, [.. whole, .. Chunk("IDAT", "more pixels")[..9]])!);
        Assert.Null(ImageSanitizer.Sanitize(FileKind.Png, whole[..40])); // nothing to show yet
    }

    [Fact]
    public void A_picture_says_how_many_pixels_it_asks_for_whatever_its_kind()
    {
        byte[] png = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0];
        byte[] jpeg = [0xFF, 0xD8, .. Segment(0xE1, "Exif\0\0"), 0xFF, 0xC2, 0, 8, 8, 0xEA, 0x60, 0xEA, 0x60, 3];
        byte[] extended = Webp([.. "VP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0x5F, 0xEA, 0, 0x5F, 0xEA, 0]);
        byte[] small = Webp([.. "VP8L"u8, 14, 0, 0, 0, 0x2F, 0x3F, 0xC0, 0x07, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]); // 64 by 32
        Assert.All(
            [(FileKind.Png, png), (FileKind.Jpeg, jpeg), (FileKind.Webp, extended)],
            p => Assert.Equal(3_600_000_000, ImageSize.Read(p.Item1, p.Item2))
        );
        Assert.Equal(64 * 32, ImageSize.Read(FileKind.Webp, small));
        Assert.Equal(0, ImageSize.Read(FileKind.Text, "hello"u8));
        foreach (var (kind, bytes) in new[] { (FileKind.Png, png), (FileKind.Jpeg, jpeg), (FileKind.Webp, extended) })
            for (var length = 0; length < bytes.Length; length++)
                _ = ImageSize.Read(kind, bytes.AsSpan(0, length)); // cut short anywhere, it does not fail
    }

    [Fact]
    public void A_png_loses_its_texts_its_time_and_its_tail()
    {
        byte[] picture =
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", "1234567890123"),
            .. Chunk("tEXt", "Author\0" + Secret),
            .. Chunk("eXIf", Secret),
            .. Chunk("tIME", "1234567"),
            .. Chunk("gAMA", "1234"),
            .. Chunk("IDAT", "pixels"),
            .. Chunk("IEND", ""),
            .. "<html>"u8,
        ];
        byte[] wanted =
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", "1234567890123"),
            .. Chunk("gAMA", "1234"),
            .. Chunk("IDAT", "pixels"),
            .. Chunk("IEND", ""),
        ];
        Assert.Equal(FileKind.Png, FileKind.Detect(picture));
        Assert.Equal(wanted, ImageSanitizer.Sanitize(FileKind.Png, picture)!);
    }

    [Fact]
    public void A_webp_loses_its_metadata_and_says_so_in_its_flags()
    {
        var clean = ImageSanitizer.Sanitize(
            FileKind.Webp,
            Webp([.. Riff("VP8X", "\u000c123456789"), .. Riff("VP8 ", "pixels!"), .. Riff("EXIF", Secret), .. Riff("XMP ", Secret)])
        )!;
        Assert.Equal(Webp([.. Riff("VP8X", "\0123456789"), .. Riff("VP8 ", "pixels!")]), clean);
    }

    [Fact]
    public void A_webp_that_lies_on_its_side_is_still_turned()
    {
        byte[] exif = [.. "EXIF"u8, 26, 0, 0, 0, .. Orientation.Write(8)];
        var clean = ImageSanitizer.Sanitize(FileKind.Webp, Webp([.. Riff("VP8X", "\u0008123456789"), .. Riff("VP8L", "pixels"), .. exif]))!;
        Assert.Equal(Webp([.. Riff("VP8X", "\u0008123456789"), .. Riff("VP8L", "pixels"), .. exif]), clean);
    }

    [Fact]
    public void Whatever_is_cut_short_or_lies_about_its_length_is_refused_or_cleaned_and_never_breaks()
    {
        byte[][] pictures =
        [
            [0xFF, 0xD8, .. Exif(6), .. Segment(0xDB, "table"), .. Scan, 0xFF, 0xD9],
            [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", "1234567890123"), .. Chunk("IDAT", "pixels"), .. Chunk("IEND", "")],
            Webp([.. Riff("VP8X", "\u000c123456789"), .. Riff("VP8 ", "pixels"), .. Riff("EXIF", Secret)]),
        ];
        var random = new Random(7);
        foreach (var picture in pictures)
        {
            var kind = FileKind.Detect(picture)!;
            for (var length = 0; length < picture.Length; length++)
                _ = FileKind.Detect(picture[..length]) is { } known ? ImageSanitizer.Sanitize(known, picture[..length]) : null;
            for (var n = 0; n < 2000; n++)
            {
                var spoilt = (byte[])picture.Clone();
                for (var changes = 0; changes < 3; changes++)
                    spoilt[random.Next(12, spoilt.Length)] = (byte)random.Next(256);
                _ = ImageSanitizer.Sanitize(kind, spoilt);
            }
        }
    }

    [Theory]
    [InlineData("MZ\u0090\0", false)]
    [InlineData("GIF89a", true)] // letters alone are a text, and are given out as one
    [InlineData("<svg onload=alert(1)>", true)]
    [InlineData("PK\u0003\u0004", false)]
    [InlineData(" %PDF-1.7\u0000", false)]
    public void What_is_neither_picture_nor_paper_is_a_text_or_nothing(string content, bool isText) =>
        Assert.Equal(isText ? FileKind.Text : null, FileKind.Detect(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("C:\\photos\\router.png", "router.jpg")]
    [InlineData("photo\u202Egpj.exe", "photogpj.jpg")]
    [InlineData("a\"b;c\r\nSet-Cookie: x.html", "abcSet-Cookie x.jpg")]
    [InlineData("...", "file.jpg")]
    [InlineData("роутер и кабель.JPG", "роутер и кабель.jpg")]
    [InlineData("", "file.jpg")]
    [InlineData("firmware v1.2.3.png", "firmware v1.2.3.jpg")]
    [InlineData("..a....b..png", "a.b.jpg")]
    public void A_name_is_made_harmless_and_ends_as_the_file_really_does(string given, string kept) =>
        Assert.Equal(kept, FileName.Sanitize(given, FileKind.Jpeg));

    private static byte[] Segment(byte marker, string content) =>
        [0xFF, marker, 0, (byte)(content.Length + 2), .. Encoding.Latin1.GetBytes(content)];

    // Little-endian, with another entry before the one that counts, and a secret behind.
    private static byte[] Exif(byte way) =>
        Segment(
            0xE1,
            Encoding.Latin1.GetString([
                .. "Exif\0\0II*\0"u8,
                8,
                0,
                0,
                0,
                2,
                0,
                0x0F,
                1,
                2,
                0,
                17,
                0,
                0,
                0,
                38,
                0,
                0,
                0,
                0x12,
                1,
                3,
                0,
                1,
                0,
                0,
                0,
                way,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                .. Encoding.ASCII.GetBytes(Secret),
            ])
        );

    private static byte[] Chunk(string name, string content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. Encoding.Latin1.GetBytes(content), 1, 2, 3, 4];
    }

    private static byte[] Riff(string name, string content) =>
        [
            .. Encoding.ASCII.GetBytes(name),
            (byte)content.Length,
            0,
            0,
            0,
            .. Encoding.Latin1.GetBytes(content),
            .. content.Length % 2 == 0 ? Array.Empty<byte>() : [0],
        ];

    private static byte[] Webp(byte[] chunks) => [.. "RIFF"u8, (byte)(chunks.Length + 4), 0, 0, 0, .. "WEBP"u8, .. chunks];
}
