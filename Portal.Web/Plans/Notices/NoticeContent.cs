namespace Portal.Web.Plans.Notices;

/// <summary>
/// What somebody declares, as they typed it. For a termination this is all a provider may ask in Germany, and all it must (BGB section
/// 312k); for a withdrawal likewise in the European Union (Directive 2011/83, article 11a).
/// </summary>
public sealed record NoticeContent
{
    public const int MaxNameLength = 100;
    public const int MaxNumberLength = 60;
    public const int MaxReasonLength = 1000;

    public required NoticeKind Kind { get; init; }

    public NoticeManner Manner { get; init; }

    /// <summary>The good cause; empty for an ordinary termination.</summary>
    public string Reason { get; init; } = "";

    public required string Name { get; init; }

    /// <summary>Of the customer, the contract, the line or the order.</summary>
    public required string Number { get; init; }

    /// <summary>The last day of the contract; null for the earliest that is possible.</summary>
    public DateOnly? WantedOn { get; init; }

    /// <summary>Where the confirmation goes.</summary>
    public required string Email { get; init; }
}
