namespace Portal.Web.Identity.Connect.Stores;

/// <summary>A code or a token that was given out. What can be used by whoever reads it is kept as a hash or encrypted.</summary>
internal sealed class ConnectToken
{
    public string Id { get; set; } = Secret.Create(16);

    public string? AuthorizationId { get; set; }

    public long? ClientId { get; set; }

    /// <summary>The key of the person.</summary>
    public string? Subject { get; set; }

    public string? Type { get; set; }

    public string? Status { get; set; }

    /// <summary>The hash of what is given out in its place.</summary>
    public string? Reference { get; set; }

    public string? Payload { get; set; }

    public string? Properties { get; set; }

    public string Version { get; set; } = Secret.Create(10);

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RedeemedAt { get; set; }
}
