using System.Text;

namespace Portal.Web.Site;

/// <summary>
/// Addresses of this site that came from outside, as a header can carry them. A header holds ASCII and nothing else, so letters of other
/// scripts are escaped, and whatever could lead elsewhere or break the header is no address.
/// </summary>
public static class LocalUrl
{
    private const int MaxLength = 2000;

    /// <summary>The address, when it is one of this site; null for everything else.</summary>
    public static string? Parse(string? typed) =>
        typed is { Length: > 0 and < MaxLength }
        && typed[0] == '/'
        && (typed.Length == 1 || typed[1] is not ('/' or '\\'))
        && !typed.Any(c => char.IsControl(c) || c == '\\')
            ? Ascii(typed)
            : null;

    /// <summary>
    /// What a header can carry of an address: everything that is not ASCII is escaped, and control characters are left out.
    /// </summary>
    public static string Ascii(string address)
    {
        if (address.All(c => c is > ' ' and < '\u007f'))
            return address;
        var ascii = new StringBuilder(address.Length + 16);
        foreach (var rune in address.EnumerateRunes())
        {
            if (rune.IsAscii && rune.Value is > ' ' and < '\u007f')
                ascii.Append((char)rune.Value);
            else if (!Rune.IsControl(rune))
                ascii.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return ascii.ToString();
    }
}
