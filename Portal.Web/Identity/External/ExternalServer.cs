namespace Portal.Web.Identity.External;

/// <summary>Who may come in through an identity server.</summary>
public enum ExternalAudience
{
    Everyone,
    Staff,
    Customers,
}

/// <summary>What becomes of somebody the portal does not know yet.</summary>
public enum FirstSignIn
{
    /// <summary>Only who has an account gets in.</summary>
    Refuse,

    /// <summary>They get a link by mail that makes an account.</summary>
    Invite,
}

/// <summary>An identity server of the provider: one entry of the section "ExternalSignIn:Servers" of the settings.</summary>
public sealed record ExternalServer
{
    /// <summary>Its name in addresses and in the database: small letters, digits and dashes. It stays when all else changes.</summary>
    public string Key { get; init; } = "";

    /// <summary>What people call it; the button shows it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its issuer, as it names itself.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    public ExternalAudience For { get; init; }

    /// <summary>What is asked for beside "openid".</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The claim that names the groups of somebody.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>The roles a group gives, with a space between; empty where roles are given in the portal.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    /// <summary>Values of "acr" that mean a second factor was shown.</summary>
    public IReadOnlyList<string> SecondStepAcr { get; init; } = [];

    /// <summary>Values of "amr" that mean a second factor was shown.</summary>
    public IReadOnlyList<string> SecondStepAmr { get; init; } = [];

    public FirstSignIn FirstSignIn { get; init; }

    /// <summary>The claim with the customer number; without one new accounts have none.</summary>
    public string CustomerNumberClaim { get; init; } = "";

    /// <summary>Seconds the clocks of both may differ.</summary>
    public int ClockSkewSeconds { get; init; } = 120;

    /// <summary>True to sign people out there as well when they sign out here.</summary>
    public bool SignOutThere { get; init; }

    /// <summary>Its name as an authentication scheme of the framework.</summary>
    public string Scheme => "external-" + Key;

    public string Callback => $"{ExternalAddresses.Root}/{Key}/callback";

    /// <summary>True where groups decide about roles.</summary>
    public bool GivesRoles => Roles.Count > 0;

    public TimeSpan ClockSkew => TimeSpan.FromSeconds(ClockSkewSeconds);

    /// <summary>The roles these groups have here.</summary>
    public IReadOnlyList<string> RolesOf(IEnumerable<string> groups)
    {
        var held = groups.ToHashSet(StringComparer.Ordinal);
        var named = Roles.Where(r => held.Contains(r.Key)).SelectMany(r => r.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return [.. Identity.Roles.All.Intersect(named)];
    }

    /// <summary>True when one of the operator's own words says that more than a password was shown there.</summary>
    public bool IsStrong(string? acr, IEnumerable<string> amr) => SecondStepAcr.Contains(acr) || SecondStepAmr.Intersect(amr).Any();
}

/// <summary>All identity servers of the settings. Without one nothing of this folder runs.</summary>
public sealed class ExternalServers(IReadOnlyList<ExternalServer> all)
{
    public IReadOnlyList<ExternalServer> All => all;

    public static IReadOnlyList<ExternalServer> Read(IConfiguration configuration) =>
        configuration.GetSection("ExternalSignIn:Servers").Get<ExternalServer[]>() ?? [];

    public ExternalServer? Find(string? key) => all.FirstOrDefault(s => s.Key == key);
}
