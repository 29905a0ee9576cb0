namespace Portal.Web.Identity.Connect;

/// <summary>A site, an app or a kind of device that people sign in to with their account here.</summary>
public sealed record ConnectClient
{
    private static readonly string[] Loopback = ["127.0.0.1", "localhost", "[::1]"];

    public long Id { get; init; }

    /// <summary>What it calls itself by when it asks; never changed.</summary>
    public required string ClientId { get; init; }

    /// <summary>What people know it by.</summary>
    public required string Name { get; init; }

    /// <summary>Null for what cannot keep a secret: an app, a device.</summary>
    public string? SecretHash { get; init; }

    /// <summary>One of the provider's own: people are not asked whether they allow it.</summary>
    public bool FirstParty { get; init; }

    /// <summary>Devices without a keyboard may use it, such as a television box.</summary>
    public bool Devices { get; init; }

    public string RedirectUris { get; init; } = "";

    public string PostLogoutRedirectUris { get; init; } = "";

    public string Scopes { get; init; } = "openid";

    /// <summary>Shown in a frame of the page that says somebody is signed out.</summary>
    public string? FrontChannelLogoutUri { get; init; }

    /// <summary>Told by the portal itself that a session is over.</summary>
    public string? BackChannelLogoutUri { get; init; }

    public required string Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public bool IsPublic => SecretHash is null;

    public IReadOnlyList<string> RedirectUriList => Words(RedirectUris);

    public IReadOnlyList<string> PostLogoutRedirectUriList => Words(PostLogoutRedirectUris);

    public IReadOnlyList<string> ScopeList => Words(Scopes);

    /// <summary>An app on somebody's own machine: it listens at whatever port is free there.</summary>
    public bool IsNative => IsPublic && RedirectUriList.Any(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && IsLocal(uri));

    /// <summary>How the audit trail names it.</summary>
    public string Target => $"client:{ClientId}";

    internal static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal static bool IsLocal(Uri uri) => uri.Scheme == Uri.UriSchemeHttp && Loopback.Contains(uri.Host);
}
