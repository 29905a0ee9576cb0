namespace Portal.Web.Billing.Dunning;

/// <summary>
/// What happens to a customer who has not paid, with the day of each step. The pages show it before it happens, and the job does what it
/// says: there is no other place where a day is reckoned.
/// </summary>
/// <param name="Bills">The bills on which something is to be paid, the oldest first.</param>
/// <param name="Suspension">Null when no line is or will be suspended.</param>
/// <param name="IsPaused">True while a request for a payment plan, or a complaint, is open.</param>
/// <param name="Rules">What it was made by.</param>
public sealed record DunningPlan(IReadOnlyList<BillDunning> Bills, SuspensionPlan? Suspension, bool IsPaused, DunningRules Rules)
{
    /// <summary>True for who is on a social tariff, where that keeps the line on.</summary>
    public bool IsSpared { get; private init; }

    public static DunningPlan Of(DunningAccount account, DunningRules rules, DateOnly today)
    {
        var open = account.Bills.Where(b => !b.ToPay.IsZero).OrderBy(b => b.Invoice.DueOn).ToList();
        var bills = open.Where(b => b.ToPay.Currency == open[0].ToPay.Currency) // sums of two currencies are no sum
            .Select(b => BillDunning.Of(account, rules, b, today))
            .ToList();
        var isSpared = account.IsOnSocialTariff && !rules.SuspendsSocialTariff;
        return new(bills, SuspensionOf(account, rules, bills, today), account.HasOpenRequest, rules) { IsSpared = isSpared };
    }

    /// <summary>What happens to one of the bills; null when nothing is to be paid on it.</summary>
    public BillDunning? For(string number) => Bills.FirstOrDefault(b => b.Number == number);

    private static SuspensionPlan? SuspensionOf(
        DunningAccount account,
        DunningRules rules,
        IReadOnlyList<BillDunning> bills,
        DateOnly today
    )
    {
        if (account.Notice is { } notice && SuspensionPlan.Under(notice, account, bills, rules) is { } announced)
            return announced;
        var isSpared = account.HasOpenRequest || !account.HasLine || (account.IsOnSocialTariff && !rules.SuspendsSocialTariff);
        return isSpared || account.Notice is not null
            ? null
            : SuspensionPlan.Ahead([.. bills.Where(b => !b.IsPending)], rules, account.IsCarriedOut ? today : default);
    }
}
