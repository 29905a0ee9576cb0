using Portal.Web.Provider;

namespace Portal.Web.Billing.Dunning;

/// <summary>What may be done because a bill is not paid. The names are those of the table.</summary>
public enum DunningStep
{
    Reminder,
    SecondReminder,

    /// <summary>The bill is part of the sum for which a suspension was announced.</summary>
    Announcement,
}

/// <summary>A step that was taken.</summary>
/// <param name="Invoice">The number of the bill.</param>
/// <param name="Step">What was done.</param>
/// <param name="CountedFrom">The day its days were counted from: the due day, or that on which a payment was taken back.</param>
/// <param name="On">The day it was done.</param>
public sealed record TakenStep(string Invoice, DunningStep Step, DateOnly CountedFrom, DateOnly On);

/// <summary>An announcement that has not ended.</summary>
/// <param name="AnnouncedOn">The day of the announcement.</param>
/// <param name="SuspendOn">The day that was announced.</param>
/// <param name="IsSuspended">True when it was carried out.</param>
public sealed record SuspensionNotice(DateOnly AnnouncedOn, DateOnly SuspendOn, bool IsSuspended);

/// <summary>All that decides what happens to a customer who has not paid.</summary>
public sealed record DunningAccount
{
    /// <summary>The bills that were issued; those that are paid do not matter.</summary>
    public required IReadOnlyList<Bill> Bills { get; init; }

    /// <summary>Payments that are under way, by the numbers of the bills.</summary>
    public IReadOnlyDictionary<string, Money> Pending { get; init; } = new Dictionary<string, Money>();

    /// <summary>True while a request for a payment plan, or a complaint, is open: nothing happens meanwhile.</summary>
    public bool HasOpenRequest { get; init; }

    public bool IsOnSocialTariff { get; init; }

    /// <summary>True when there is a line that works and could be suspended.</summary>
    public bool HasLine { get; init; } = true;

    public IReadOnlyList<TakenStep> Steps { get; init; } = [];

    /// <summary>Null when no suspension is announced.</summary>
    public SuspensionNotice? Notice { get; init; }

    /// <summary>False where another system reminds and suspends, which is expected to keep the same days.</summary>
    public bool IsCarriedOut { get; init; } = true;
}
