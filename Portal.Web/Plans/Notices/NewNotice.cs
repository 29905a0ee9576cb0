using Portal.Web.Provider;

namespace Portal.Web.Plans.Notices;

/// <summary>A declaration about to be received.</summary>
public sealed record NewNotice
{
    public required NoticeContent Content { get; init; }

    public required string Language { get; init; }

    /// <summary>Made with the form; whoever sends the form again has the same declaration.</summary>
    public required string FormKey { get; init; }

    /// <summary>The person who is signed in, or the browser: the same words from there are the same declaration.</summary>
    public required string Sender { get; init; }

    public long? PersonId { get; init; }

    /// <summary>The customer number of the person; null for a guest.</summary>
    public string? CustomerNumber { get; init; }

    /// <summary>What they were shown that leaving early costs; nothing else is charged.</summary>
    public Money? ShownCharge { get; init; }

    /// <summary>True when the address is known to be theirs. To another only so many confirmations go in an hour.</summary>
    public bool IsOwnEmail { get; init; }

    /// <summary>How the audit trail names who declares it.</summary>
    public string Actor { get; init; } = "guest";
}
