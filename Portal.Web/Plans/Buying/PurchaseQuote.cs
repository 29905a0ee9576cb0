using Portal.Web.Plans.Change;
using Portal.Web.Provider;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// All that a new line costs and binds to, to the last cent. It is reckoned once more when it is ordered, and an order is made only if
/// nothing of it has changed.
/// </summary>
public sealed record PurchaseQuote
{
    public required PurchaseRequest Request { get; init; }

    public required int PlanVersion { get; init; }

    /// <summary>What the line is to be made of, and Mbit/s at most at this address.</summary>
    public required Technology Technology { get; init; }

    public required int Download { get; init; }

    public required int Upload { get; init; }

    public required IReadOnlyList<PurchaseExtra> Extras { get; init; }

    /// <summary>Plan and extras, a whole month at first.</summary>
    public required Money FirstMonthly { get; init; }

    /// <summary>Months of that price; 0 when it is the regular one.</summary>
    public required int FirstMonths { get; init; }

    /// <summary>Plan and extras, a whole month at the regular price.</summary>
    public required Money Monthly { get; init; }

    /// <summary>Months of the plan's minimum term, from the day the line works; 0 for none.</summary>
    public required int TermMonths { get; init; }

    public required int NoticeDays { get; init; }

    /// <summary>Everything on the first bill: a whole month, and what is charged once.</summary>
    public required IReadOnlyList<QuoteLine> FirstBill { get; init; }

    /// <summary>What the first bill comes to.</summary>
    public Money FirstSum => FirstBill.Aggregate(Money.Zero(Monthly.Currency), (sum, line) => sum + line.Amount);

    /// <summary>What of it is charged once.</summary>
    public Money Once =>
        FirstBill
            .Where(l => l.Kind == Provider.Billing.LineKind.SetUp)
            .Aggregate(Money.Zero(Monthly.Currency), (sum, line) => sum + line.Amount);
}

/// <summary>An extra of an order.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Version">The version that is bought.</param>
/// <param name="Fee">A whole month; nothing when the plan includes it.</param>
/// <param name="TermMonths">Months of a minimum term of its own; 0 for none.</param>
public sealed record PurchaseExtra(string Code, int Version, Money Fee, int TermMonths);
