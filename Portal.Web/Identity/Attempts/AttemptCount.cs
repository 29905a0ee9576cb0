namespace Portal.Web.Identity.Attempts;

/// <summary>How often something was attempted, as its row says. No failures: as good as no row.</summary>
internal sealed record AttemptCount
{
    public required int Failures { get; init; }

    public required DateTimeOffset LastAttemptAt { get; init; }

    /// <summary>In a row: when the next may come. By the hour: when all that was done is an hour ago.</summary>
    public required DateTimeOffset BlockedUntil { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}
