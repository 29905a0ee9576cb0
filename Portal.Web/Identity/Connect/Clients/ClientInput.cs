using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.Connect.Clients;

/// <summary>The form of a client.</summary>
public sealed record ClientInput
{
    private const int AddressesLength = 2000;

    [Line(100, Missing = "Clients.NameMissing")]
    public string Name { get; init; } = "";

    /// <summary>Only a new one has it.</summary>
    [Line(64)]
    public string ClientId { get; init; } = "";

    [Lines(AddressesLength)]
    public string RedirectUris { get; init; } = "";

    [Lines(AddressesLength)]
    public string PostLogoutRedirectUris { get; init; } = "";

    [Line(300)]
    public string FrontChannelLogoutUri { get; init; } = "";

    [Line(300)]
    public string BackChannelLogoutUri { get; init; } = "";

    public string[] Scopes { get; init; } = ["openid"];

    /// <summary>"yes" for one of the provider's own.</summary>
    public string? FirstParty { get; init; }

    /// <summary>"yes" for devices without a keyboard.</summary>
    public string? Devices { get; init; }

    /// <summary>"no" for what cannot keep a secret.</summary>
    public string? HasSecret { get; init; }

    /// <summary>Of what the form showed.</summary>
    [Line(40)]
    public string Version { get; init; } = "";

    public static ClientInput Of(ConnectClient client) =>
        new()
        {
            Name = client.Name,
            ClientId = client.ClientId,
            RedirectUris = string.Join('\n', client.RedirectUriList),
            PostLogoutRedirectUris = string.Join('\n', client.PostLogoutRedirectUriList),
            FrontChannelLogoutUri = client.FrontChannelLogoutUri ?? "",
            BackChannelLogoutUri = client.BackChannelLogoutUri ?? "",
            Scopes = [.. client.ScopeList],
            FirstParty = client.FirstParty ? "yes" : null,
            Devices = client.Devices ? "yes" : null,
            HasSecret = client.IsPublic ? "no" : null,
            Version = client.Version,
        };

    public ConnectClient ToClient(string clientId) =>
        new()
        {
            ClientId = clientId,
            Name = Name,
            FirstParty = FirstParty == "yes",
            Devices = Devices == "yes",
            RedirectUris = Words(RedirectUris),
            PostLogoutRedirectUris = Words(PostLogoutRedirectUris),
            Scopes = string.Join(' ', ConnectScopes.All.Intersect(Scopes)),
            FrontChannelLogoutUri = FrontChannelLogoutUri == "" ? null : FrontChannelLogoutUri,
            BackChannelLogoutUri = BackChannelLogoutUri == "" ? null : BackChannelLogoutUri,
            Version = Version,
        };

    private static string Words(string lines) =>
        string.Join(' ', lines.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
