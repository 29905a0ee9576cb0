using Portal.Web.Provider;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>How far a change has come for one line.</summary>
public enum PriceChangeLineState
{
    /// <summary>The customer has not been told.</summary>
    Waiting,

    /// <summary>They were told; the provider's system does not know yet.</summary>
    Notified,

    /// <summary>The provider's system carries it out on its day.</summary>
    Ordered,

    /// <summary>The line costs the new price.</summary>
    InEffect,

    /// <summary>The line has ended, is on another plan, or costs something else by now: it is not changed.</summary>
    NotConcerned,

    /// <summary>The change was cancelled after they were told; they have to hear of that.</summary>
    Withdrawing,

    Cancelled,
}

/// <summary>A line that a change concerns.</summary>
public sealed record PriceChangeLine
{
    public const string Columns = """
        l.id, l.price_change_id, l.service_number, l.customer_number, l.plan, l.country, l.language, l.billing_day, l.state, l.is_letter,
        l.notify_on, l.notified_on, l.effective_on, l.leave_until
        """;

    public required long Id { get; init; }

    public required long PriceChangeId { get; init; }

    public required string ServiceNumber { get; init; }

    public required string CustomerNumber { get; init; }

    /// <summary>The plan's name as on the bill.</summary>
    public required string Plan { get; init; }

    public required string Country { get; init; }

    public required string Language { get; init; }

    public required long BillingDay { get; init; }

    public required PriceChangeLineState State { get; init; }

    /// <summary>True for a customer without a mailbox: people post a letter.</summary>
    public required bool IsLetter { get; init; }

    public required DateOnly NotifyOn { get; init; }

    public DateOnly? NotifiedOn { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public DateOnly? LeaveUntil { get; init; }

    public PriceChangeDates Dates => new(NotifiedOn ?? NotifyOn, EffectiveOn, LeaveUntil);

    /// <summary>What a change means for this line if its customer is written to on a day.</summary>
    public PriceChangeDates DatesFrom(PriceChange change, DateOnly today) =>
        change.RuleIn(Country).DatesFor(change.EffectiveOn, today, new BillingCycle((int)BillingDay), IsLetter);
}
