using System.Globalization;
using System.Net.Mail;

namespace Portal.Web.Site.Forms;

/// <summary>Whether something is written like the address of a mailbox that mail can be sent to.</summary>
public static class EmailFormat
{
    public static bool IsValid(string typed)
    {
        var at = typed.LastIndexOf('@');
        return at is > 0 and <= 64
            && typed.IndexOf('@', StringComparison.Ordinal) == at
            && !typed.Any(c =>
                char.IsWhiteSpace(c)
                || char.IsControl(c)
                || char.GetUnicodeCategory(c) == UnicodeCategory.Format
                || c is '<' or '>' or '"' or ',' or ';' or '(' or ')'
            )
            && IsHost(typed[(at + 1)..])
            && MailAddress.TryCreate(typed, out var address)
            && address.Address == typed;
    }

    private static bool IsHost(string host) =>
        host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) == UriHostNameType.Dns;
}
