namespace Portal.Web.Identity.Consents;

/// <summary>How somebody stands to a purpose.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="History">Every decision, the latest first; empty while there was none.</param>
public sealed record Consent(ConsentPurpose Purpose, IReadOnlyList<ConsentDecision> History)
{
    public ConsentDecision? Last => History is [var last, ..] ? last : null;

    public bool IsGiven => Last is { Given: true };

    /// <summary>True when the wording is newer than the one that was agreed to.</summary>
    public bool IsAskedAgain => Last is { Given: true } last && last.Version < Purpose.Version;
}

/// <summary>One decision: a row that is never changed.</summary>
public sealed record ConsentDecision
{
    public required string Purpose { get; init; }

    public required bool Given { get; init; }

    /// <summary>Of the text that was shown.</summary>
    public required long Version { get; init; }

    /// <summary>The language it was shown in.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset At { get; init; }
}
