using MimeKit;
using MimeKit.Cryptography;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// What the receiving server has found out about a sender (RFC 8601). Only the topmost note under the name the operator has set counts: a
/// sender can write such a header too, but the server puts its own above it, and has to take out those that bear its name.
/// </summary>
internal static class AuthenticationCheck
{
    public static bool IsProven(MimeMessage message, string sender, string? server)
    {
        if (server is not { Length: > 0 } || message.From.Count != 1)
            return false;
        foreach (var header in message.Headers.Where(h => h.Id == HeaderId.AuthenticationResults))
        {
            if (!AuthenticationResults.TryParse(header.RawValue, out var results) || !IsOf(results, server))
                continue;
            var domain = sender.Split('@')[^1];
            return results.Results.Any(r => Passes(r, domain));
        }

        return false;
    }

    private static bool IsOf(AuthenticationResults results, string server) =>
        string.Equals(results.AuthenticationServiceIdentifier, server, StringComparison.OrdinalIgnoreCase);

    // DMARC has compared the domains already. A signature of the sender's own domain says as much. SPF speaks of the envelope alone, which
    // a mail may share with any From when there is no policy: it proves nothing here.
    private static bool Passes(AuthenticationMethodResult result, string domain) =>
        result.Result.Equals("pass", StringComparison.OrdinalIgnoreCase)
        && result.Method.ToLowerInvariant() switch
        {
            "dmarc" => Property(result, "header", "from") is not { } from || Ends(from, domain),
            "dkim" => Property(result, "header", "d") is { } signed && signed.Equals(domain, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };

    private static string? Property(AuthenticationMethodResult result, string type, string name) =>
        result
            .Properties.FirstOrDefault(p =>
                p.PropertyType.Equals(type, StringComparison.OrdinalIgnoreCase)
                && p.Property.Equals(name, StringComparison.OrdinalIgnoreCase)
            )
            ?.Value.Trim('"');

    private static bool Ends(string from, string domain) => from.Split('@')[^1].Equals(domain, StringComparison.OrdinalIgnoreCase);
}
