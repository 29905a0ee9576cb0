using Portal.Web.Provider;

namespace Portal.Web.Plans.Notices;

/// <summary>A declaration that was received, and what became of it.</summary>
public sealed record ContractNotice
{
    public const string Columns = """
        id, reference, kind, manner, reason, name, number, email, language, wanted_on, received_at, is_mailed, person_id, customer_number,
        service_number, plan, state, state_changed_at, review, ticket_id, ends_on, charge, currency, tax_percent,
        next_step_at, attempts
        """;

    public required long Id { get; init; }

    /// <summary>What people call it by, "C-4K7M-2QXA", and the number of the order it leads to.</summary>
    public required string Reference { get; init; }

    public required NoticeKind Kind { get; init; }

    public required NoticeManner Manner { get; init; }

    public required string Reason { get; init; }

    public required string Name { get; init; }

    public required string Number { get; init; }

    public required string Email { get; init; }

    public required string Language { get; init; }

    public DateOnly? WantedOn { get; init; }

    /// <summary>The moment it counts from.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>False when no confirmation was mailed, because too many had gone to that mailbox.</summary>
    public required bool IsMailed { get; init; }

    public long? PersonId { get; init; }

    public string? CustomerNumber { get; init; }

    public string? ServiceNumber { get; init; }

    /// <summary>The plan's name, once the contract is known.</summary>
    public required string Plan { get; init; }

    public required NoticeState State { get; init; }

    public required DateTimeOffset StateChangedAt { get; init; }

    public ReviewReason? Review { get; init; }

    public long? TicketId { get; init; }

    /// <summary>The first day without the contract.</summary>
    public DateOnly? EndsOn { get; init; }

    public long? Charge { get; init; }

    public string? Currency { get; init; }

    /// <summary>Percent of tax that the charge includes.</summary>
    public string? TaxPercent { get; init; }

    /// <summary>When the next step is due; null when nothing is left to do by itself.</summary>
    public DateTimeOffset? NextStepAt { get; init; }

    /// <summary>How often the step failed.</summary>
    public required long Attempts { get; init; }

    /// <summary>What leaving early costs, as the customer was shown it; null when nothing.</summary>
    public Money? ChargeAmount => Charge is { } minor and > 0 && Currency is { } currency ? new Money(minor, currency) : null;

    public string Target => $"contract-notice:{Reference}";

    public NoticeContent Content =>
        new()
        {
            Kind = Kind,
            Manner = Manner,
            Reason = Reason,
            Name = Name,
            Number = Number,
            WantedOn = WantedOn,
            Email = Email,
        };

    /// <summary>True while the customer may still say that they want to stay.</summary>
    /// <param name="today">The day at the provider's place.</param>
    public bool MayStay(DateOnly today) =>
        Kind == NoticeKind.Terminate
        && State is NoticeState.Received or NoticeState.Matched or NoticeState.Ordered or NoticeState.Confirmed or NoticeState.NeedsReview
        && (EndsOn is not { } ends || today < ends);
}
