using System.Text;

namespace Portal.Search.Indexing;

/// <summary>
/// The texts of a document in a row as UTF-8, each behind its length in 7 bits a byte: title, summary, for each section anchor, text and
/// heading, then the keywords.
/// </summary>
internal readonly ref struct PackedText(ReadOnlySpan<byte> bytes)
{
    private const int Headings = 2;
    private const int PartsOfSection = 3;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    public ReadOnlySpan<byte> Title => Part(0);

    public ReadOnlySpan<byte> Summary => Part(1);

    public static byte[] Pack(Document document)
    {
        var packed = new MemoryStream();
        Write(packed, document.Title);
        Write(packed, document.Summary);
        foreach (var section in document.Sections)
        {
            Write(packed, section.Anchor);
            Write(packed, section.Text);
            Write(packed, section.Heading);
        }
        foreach (var keyword in document.Keywords)
            Write(packed, keyword);
        return packed.ToArray();
    }

    public ReadOnlySpan<byte> Anchor(int section) => Part(Headings + (PartsOfSection * section));

    public ReadOnlySpan<byte> Section(int section) => Part(Headings + (PartsOfSection * section) + 1);

    /// <summary>The keywords of a document with so many sections.</summary>
    public List<string> Keywords(int sections)
    {
        var keywords = new List<string>();
        for (var rest = Behind(Headings + (PartsOfSection * sections)); rest.Length > 0; )
        {
            var length = Length(ref rest);
            keywords.Add(Encoding.UTF8.GetString(rest[..length]));
            rest = rest[length..];
        }
        return keywords;
    }

    private ReadOnlySpan<byte> Part(int place)
    {
        var rest = Behind(place);
        var length = Length(ref rest);
        return rest[..length];
    }

    private ReadOnlySpan<byte> Behind(int parts)
    {
        var rest = bytes;
        for (; parts > 0; parts--)
        {
            var length = Length(ref rest);
            rest = rest[length..];
        }
        return rest;
    }

    private static int Length(ref ReadOnlySpan<byte> rest)
    {
        int length = rest[0] & 0x7f,
            at = 1;
        for (var shift = 7; rest[at - 1] >= 0x80; shift += 7)
            length |= (rest[at++] & 0x7f) << shift;
        rest = rest[at..];
        return length;
    }

    private static void Write(MemoryStream packed, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = bytes.Length;
        for (; length >= 0x80; length >>= 7)
            packed.WriteByte((byte)(length | 0x80));
        packed.WriteByte((byte)length);
        packed.Write(bytes);
    }
}
