namespace Portal.Search.Indexing;

/// <summary>Whole numbers from 0 in 7 bits a byte, lowest first; a set eighth bit says that more follows.</summary>
internal static class Varint
{
    public static int Read(byte[] bytes, ref int at)
    {
        int value = bytes[at++];
        if (value < 0x80) return value;
        value &= 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            int next = bytes[at++];
            value |= (next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
    }

    public static int Write(int value, Span<byte> to)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7) to[length++] = (byte)(value | 0x80);
        to[length++] = (byte)value;
        return length;
    }
}
