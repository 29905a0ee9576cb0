using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Plans.Change;

/// <summary>
/// What a change means, to the last cent and day. What was shown is what is ordered: it is reckoned once more when the customer confirms,
/// and an order is made only if nothing of it has changed.
/// </summary>
public sealed record ChangeQuote
{
    public required OrderKind Kind { get; init; }

    public required string Service { get; init; }

    /// <summary>The day it was reckoned on.</summary>
    public required DateOnly QuotedOn { get; init; }

    public required ChangeWhen When { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>The billing month that day lies in, or begins.</summary>
    public required DatePeriod Period { get; init; }

    /// <summary>The plan from that day on; the present one when an extra is added or ended.</summary>
    public required string PlanCode { get; init; }

    public required int PlanVersion { get; init; }

    /// <summary>The extra that is added or ended.</summary>
    public string? ExtraCode { get; init; }

    public int? ExtraVersion { get; init; }

    /// <summary>What is charged and given back once, line by line, with the next bill.</summary>
    public required IReadOnlyList<QuoteLine> Lines { get; init; }

    /// <summary>Plan and extras, a whole month, before and after.</summary>
    public required Money OldMonthly { get; init; }

    public required Money NewMonthly { get; init; }

    /// <summary>The last day the customer is bound, before and after; null when they are not.</summary>
    public DateOnly? OldCommittedUntil { get; init; }

    public DateOnly? NewCommittedUntil { get; init; }

    /// <summary>Months of the minimum term that goes with the change; 0 when none begins.</summary>
    public int TermMonths { get; init; }

    /// <summary>What leaving the present minimum term costs, with how it was reckoned; null when no term is left early.</summary>
    public EarlyTerminationCharge? EarlyTermination { get; init; }

    /// <summary>Extras that the new plan cannot have: they end with the change.</summary>
    public IReadOnlyList<ServiceExtra> ExtrasLost { get; init; } = [];

    /// <summary>Extras that the new plan includes: they stay and cost nothing more.</summary>
    public IReadOnlyList<ServiceExtra> ExtrasIncluded { get; init; } = [];

    /// <summary>What the lines come to; negative when the customer gets something back.</summary>
    public Money Once => Lines.Aggregate(Money.Zero(NewMonthly.Currency), (sum, line) => sum + line.Amount);

    /// <summary>True when the customer is bound longer than before: that needs their word.</summary>
    public bool Lengthens => NewCommittedUntil is { } end && (OldCommittedUntil is not { } old || old < end);
}

/// <summary>What is charged once, or given back.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Code">The plan or extra it is for.</param>
/// <param name="IsExtra">True when the code is an extra's.</param>
/// <param name="Period">The days it is for; null for what has none.</param>
/// <param name="Days">Days of the period that count.</param>
/// <param name="Monthly">The whole month it is a part of; null for what is no part of a month.</param>
/// <param name="Amount">Negative for what is given back.</param>
/// <param name="TaxPercent">Percent of tax that it includes.</param>
public sealed record QuoteLine(
    LineKind Kind,
    string Code,
    bool IsExtra,
    DatePeriod? Period,
    int Days,
    Money? Monthly,
    Money Amount,
    decimal TaxPercent
);
