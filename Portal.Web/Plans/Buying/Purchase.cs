namespace Portal.Web.Plans.Buying;

/// <summary>How far an order for a new line has come.</summary>
public enum PurchaseState
{
    /// <summary>What it means was shown; nothing is ordered.</summary>
    Quoted,

    /// <summary>It was ordered; that the mailbox is theirs was not shown yet.</summary>
    Ordered,

    /// <summary>The mailbox is theirs; the provider's system has not heard of it yet.</summary>
    Verified,

    /// <summary>The provider's system has it.</summary>
    Submitted,

    Completed,
    Cancelled,

    /// <summary>The provider cannot carry it out.</summary>
    Rejected,
    Failed,

    /// <summary>The same was ordered before from the same mailbox; that order counts.</summary>
    Repeated,
}

/// <summary>An order for a new line, from its quote on.</summary>
public record Purchase
{
    public const string Columns = """
        o.id, o.reference, o.content_key, o.browser_hash, o.link_hash, o.person_id, o.language, o.name, o.email, o.phone, o.state,
        o.document, o.summary_hash, o.quoted_at, o.ordered_at, o.withdraw_until, o.customer_number, o.changed_at
        """;

    public required long Id { get; init; }

    public required string Reference { get; init; }

    /// <summary>The same for the same order from the same mailbox.</summary>
    public required string ContentKey { get; init; }

    public required string BrowserHash { get; init; }

    public string? LinkHash { get; init; }

    public long? PersonId { get; init; }

    /// <summary>The language in which they read what they order.</summary>
    public required string Language { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required string Phone { get; init; }

    public required PurchaseState State { get; init; }

    /// <summary>The quote, as it is kept.</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of the contract summary that was shown.</summary>
    public required string SummaryHash { get; init; }

    public required DateTimeOffset QuotedAt { get; init; }

    public DateTimeOffset? OrderedAt { get; init; }

    /// <summary>The last day on which they can withdraw without a reason.</summary>
    public DateOnly? WithdrawUntil { get; init; }

    /// <summary>The customer that the order made, once it is carried out.</summary>
    public string? CustomerNumber { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public PurchaseQuote Quote => PurchaseJson.Read(Document);

    public Buyer Buyer => new(Name, Email, Phone);

    /// <summary>True while it can still be taken back with a click.</summary>
    public bool IsOpen => State is PurchaseState.Ordered or PurchaseState.Verified or PurchaseState.Submitted;

    public string Target => "purchase:" + Reference;
}
