using Portal.Web.Provider;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Billing.Dunning;

/// <summary>
/// When what happens if a bill is not paid: the law of the customer's country, and what the operator set where that is kinder. The page of
/// a bill and the job that carries it out both ask here.
/// </summary>
public sealed record DunningRules
{
    private const int MostClosedDays = 14;

    /// <summary>Days from the due day to the first reminder.</summary>
    public required int ReminderDays { get; init; }

    public required int SecondReminderDays { get; init; }

    /// <summary>Days from the due day to the announcement of a suspension.</summary>
    public required int AnnouncementDays { get; init; }

    /// <summary>Whole days between the announcement and the suspension.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>From which sum on a line may be suspended, in hundredths.</summary>
    public required long MinimumSum { get; init; }

    public required int MinimumBills { get; init; }

    public required int MonthsFromIssue { get; init; }

    /// <summary>What the second reminder costs, in hundredths; the first costs nothing.</summary>
    public required long ReminderFee { get; init; }

    public required bool SuspendsSocialTariff { get; init; }

    /// <summary>Whether customers are written to on a day: not on Sundays and holidays of the help desk.</summary>
    public Func<DateOnly, bool> IsContactDay { get; init; } = _ => true;

    public static DunningRules For(string country, BillingOptions options)
    {
        var law = DunningLaw.In(country);
        var reminder = Math.Max(1, options.ReminderDays);
        var second = Math.Max(reminder + 1, options.SecondReminderDays);
        return new()
        {
            ReminderDays = reminder,
            SecondReminderDays = second,
            AnnouncementDays = Math.Max(second + 1, options.WarningDays),
            NoticeDays = Math.Max(law.NoticeDays, options.SuspensionDays),
            MinimumSum = Math.Max(law.MinimumSum, options.SuspensionFrom),
            MinimumBills = law.MinimumBills,
            MonthsFromIssue = law.MonthsFromIssue,
            ReminderFee = Math.Clamp(options.ReminderFee, 0, law.MostReminderFee),
            SuspendsSocialTariff = options.SuspendSocialTariff,
        };
    }

    /// <summary>Whether a line may be suspended for so much on so many bills.</summary>
    public bool Allows(Money sum, int bills) => sum.Minor > 0 && sum.Minor >= MinimumSum && bills >= MinimumBills;

    /// <summary>The day of a suspension that is announced on a day: never at a weekend, when nobody can help.</summary>
    /// <param name="announced">The day of the announcement.</param>
    /// <param name="oldestIssue">The day the oldest of the bills was issued.</param>
    public DateOnly SuspensionDay(DateOnly announced, DateOnly oldestIssue)
    {
        var day = announced.AddDays(NoticeDays + 1);
        if (MonthsFromIssue > 0 && oldestIssue.AddMonths(MonthsFromIssue).AddDays(1) is var earliest && earliest > day)
            day = earliest;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || ContactDay(day) != day)
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The day, or the next one on which customers are written to.</summary>
    public DateOnly ContactDay(DateOnly day)
    {
        for (var later = day; later < day.AddDays(MostClosedDays); later = later.AddDays(1))
            if (IsContactDay(later))
                return later;
        return day;
    }
}
