using Portal.Web.Provider;

namespace Portal.Web.Billing.Dunning;

/// <summary>A suspension that will be announced, was announced, or was carried out.</summary>
/// <param name="Amount">What it is about; to be paid, so that it does not come or ends.</param>
/// <param name="AnnounceOn">The day of the announcement.</param>
/// <param name="SuspendOn">The day of the suspension.</param>
/// <param name="Bills">The bills that make the amount.</param>
/// <param name="Notice">Null while nothing is announced.</param>
public sealed record SuspensionPlan(
    Money Amount,
    DateOnly AnnounceOn,
    DateOnly SuspendOn,
    IReadOnlyList<BillDunning> Bills,
    SuspensionNotice? Notice
)
{
    public bool IsAnnounced => Notice is not null;

    public bool IsSuspended => Notice is { IsSuspended: true };

    /// <summary>
    /// What will happen: the first day on which one bill is old enough, and those that were reminded of before make enough.
    /// </summary>
    internal static SuspensionPlan? Ahead(IReadOnlyList<BillDunning> bills, DunningRules rules, DateOnly today)
    {
        var days = bills.SelectMany(b => (DateOnly[])[b.AnnouncementFrom, b.Reminder.On.AddDays(1)]);
        foreach (var day in days.Where(d => d >= today).Append(today).Select(rules.ContactDay).Distinct().Order())
        {
            var counted = bills.Where(b => b.Reminder.On < day).ToList();
            if (bills.Any(b => b.AnnouncementFrom <= day) && rules.Allows(Sum(counted.Select(b => b.Counted)), counted.Count))
                return Of(counted, day, rules);
        }

        return null;
    }

    /// <summary>What was announced and still holds; null when it has to end.</summary>
    internal static SuspensionPlan? Under(
        SuspensionNotice notice,
        DunningAccount account,
        IReadOnlyList<BillDunning> bills,
        DunningRules rules
    )
    {
        var announced = bills.Where(b => account.Steps.Any(s => IsPart(s, b, notice))).ToList();
        // Money on its way stops a suspension that is to come, and money that is there ends one.
        var sum = Sum(announced.Select(b => notice.IsSuspended ? b.Bill.ToPay : b.Counted));
        var holds = notice.IsSuspended
            ? sum.Minor > 0 && sum.Minor >= rules.MinimumSum
            : !account.HasOpenRequest && rules.Allows(sum, announced.Count(b => !b.IsPending));
        return holds ? new(sum, notice.AnnouncedOn, notice.SuspendOn, announced, notice) : null;
    }

    private static SuspensionPlan Of(IReadOnlyList<BillDunning> bills, DateOnly day, DunningRules rules) =>
        new(Sum(bills.Select(b => b.Counted)), day, rules.SuspensionDay(day, bills.Min(b => b.Bill.Invoice.IssuedOn)), bills, null);

    private static bool IsPart(TakenStep step, BillDunning bill, SuspensionNotice notice) =>
        step.Step == DunningStep.Announcement
        && step.Invoice == bill.Number
        && step.CountedFrom == bill.From
        && step.On == notice.AnnouncedOn;

    private static Money Sum(IEnumerable<Money> sums) => sums.DefaultIfEmpty(Money.Zero("")).Aggregate((sum, next) => sum + next);
}
