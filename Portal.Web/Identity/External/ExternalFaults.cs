using System.Text.RegularExpressions;

namespace Portal.Web.Identity.External;

/// <summary>What is wrong with the identity servers of the settings, in words for the operator.</summary>
internal static partial class ExternalFaults
{
    private const int MaxSkew = 600;

    public static IReadOnlyList<string> Find(IConfiguration configuration, bool production)
    {
        var servers = ExternalServers.Read(configuration);
        var found = servers.SelectMany((server, n) => Of(server, production).Select(f => $"ExternalSignIn:Servers:{n}:{f}"));
        var twice = servers.GroupBy(s => s.Key).Where(g => g.Key != "" && g.Count() > 1);
        return [.. found, .. twice.Select(g => $"ExternalSignIn:Servers: two servers have the key {g.Key}.")];
    }

    private static IEnumerable<string> Of(ExternalServer server, bool production)
    {
        if (!Key().IsMatch(server.Key) || ExternalAddresses.Taken.Contains(server.Key))
            yield return "Key is a name of small letters, digits and dashes, 30 at most, and none of "
                + $"{string.Join(", ", ExternalAddresses.Taken)}.";
        if (server.Name.Trim() is not { Length: > 0 and <= 40 })
            yield return "Name is what people call the server, 40 characters at most.";
        if (AuthorityFault(server.Authority, production) is { } fault)
            yield return fault;
        if (server.ClientId == "")
            yield return "ClientId is what the server calls the portal.";
        if (server.ClientSecret == "")
            yield return "ClientSecret is missing: the portal is a confidential client.";
        if (!Enum.IsDefined(server.For))
            yield return "For is one of Staff, Customers, Everyone.";
        if (!Enum.IsDefined(server.FirstSignIn))
            yield return "FirstSignIn is one of Refuse, Invite.";
        if (server.ClockSkewSeconds is < 0 or > MaxSkew)
            yield return $"ClockSkewSeconds is a number from 0 to {MaxSkew}.";
        foreach (var more in OfPeople(server))
            yield return more;
    }

    private static IEnumerable<string> OfPeople(ExternalServer server)
    {
        var unknown = server.Roles.Values.SelectMany(r => r.Split(' ')).Except(Roles.All).ToList();
        if (unknown.Count > 0)
            yield return $"Roles: {unknown[0]} is no role. They are {string.Join(", ", Roles.All)}.";
        if (server.GivesRoles && server.For == ExternalAudience.Customers)
            yield return "Roles: a server for customers gives no roles.";
        if (server.GivesRoles && server.GroupsClaim == "")
            yield return "GroupsClaim is the claim that names the groups of Roles.";
        if (server is { For: ExternalAudience.Staff, FirstSignIn: FirstSignIn.Invite, GivesRoles: false })
            yield return "FirstSignIn: nobody can be invited as staff without Roles.";
        if (server is { For: ExternalAudience.Staff, CustomerNumberClaim: not "" })
            yield return "CustomerNumberClaim is for servers that customers use.";
        if (server.SecondStepAcr.Concat(server.SecondStepAmr).Any(string.IsNullOrWhiteSpace))
            yield return "SecondStepAcr and SecondStepAmr are words, not empty.";
        if (server.Scopes.Any(s => s == "" || s.Any(char.IsWhiteSpace)))
            yield return "Scopes is a list with one word in each entry.";
    }

    private static string? AuthorityFault(string authority, bool production) =>
        !Uri.TryCreate(authority, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            ? "Authority is the whole address the server names itself by: https://id.example.net/realms/main."
        : address is not { Query: "", Fragment: "", UserInfo: "" } ? "Authority is an address without a query, a fragment or a name in it."
        : production && address is { Scheme: "http", IsLoopback: false }
            ? "Authority begins with https: what comes by http could be anybody's."
        : null;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,29}$")]
    private static partial Regex Key();
}
