namespace Portal.Web.Identity.SecondSteps;

/// <summary>Base 32 of RFC 4648, in which authenticator apps are given their secret.</summary>
internal static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] Decode(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (bits, held, next) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("Not base 32.");
            (bits, held) = (((bits << 5) | value) & 0xfff, held + 5);
            if (held < 8)
                continue;
            held -= 8;
            if (next < bytes.Length)
                bytes[next++] = (byte)(bits >> held);
        }

        return bytes;
    }
}
