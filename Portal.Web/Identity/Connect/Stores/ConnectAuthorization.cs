namespace Portal.Web.Identity.Connect.Stores;

/// <summary>That somebody signed in to a client, as OpenIddict reads it. Its status says whether it still holds.</summary>
internal sealed class ConnectAuthorization
{
    public string Id { get; set; } = Secret.Create(16);

    public long ClientId { get; set; }

    /// <summary>The key of the person; null after their account was erased.</summary>
    public string? Subject { get; set; }

    /// <summary>Null where it belongs to a device, which has no session.</summary>
    public long? SessionId { get; set; }

    public string Scopes { get; set; } = "";

    public string? Status { get; set; }

    public string Version { get; set; } = Secret.Create(10);

    public DateTimeOffset CreatedAt { get; set; }
}
