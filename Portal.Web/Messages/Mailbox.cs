using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Web.Messages;

/// <summary>
/// A mail address the portal can write to. The part before the @ is plain ASCII without quotes (servers that take more are few, and what
/// one takes another returns); the domain may be written in any script and becomes its ASCII form.
/// </summary>
public sealed partial record Mailbox
{
    private const int MaxLength = 254;
    private const int MaxLocalPartLength = 64;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private Mailbox(string address) => Address = address;

    /// <summary>As it is sent: the domain in lower case and ASCII.</summary>
    public string Address { get; }

    public string Domain => Address[(Address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    public static bool TryParse(string? text, [NotNullWhen(true)] out Mailbox? mailbox)
    {
        mailbox = null;
        if (text is null || text.Length > MaxLength || text.Trim(' ').Split('@') is not [var local, var domain])
            return false;
        if (local.Length > MaxLocalPartLength || !LocalPart().IsMatch(local) || AsciiOf(domain) is not { } ascii)
            return false;
        if (local.Length + 1 + ascii.Length > MaxLength)
            return false;
        mailbox = new($"{local}@{ascii}");
        return true;
    }

    public override string ToString() => Address;

    private static string? AsciiOf(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            return DomainName().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z")]
    private static partial Regex LocalPart();

    [GeneratedRegex(@"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex DomainName();
}
