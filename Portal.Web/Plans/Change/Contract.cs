using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Change;

/// <summary>A line with all that a change of it is reckoned from.</summary>
/// <param name="Service">The line.</param>
/// <param name="Plan">The version of the plan that was bought.</param>
/// <param name="Extras">The versions of the extras the line has, by code.</param>
/// <param name="BillingDay">The day of the month on which its billing month begins.</param>
public sealed record Contract(Service Service, Plan Plan, IReadOnlyDictionary<string, Extra> Extras, int BillingDay)
{
    /// <summary>What the customer was told of a new price for the line; null when there is nothing that concerns it.</summary>
    public PriceNotice? Notice { get; init; }

    /// <summary>The plan's fee as it was agreed.</summary>
    public Money Fee => Service.Fee ?? Plan.Fee;

    /// <summary>Why a term that is left on a day costs something, or nothing: an announced price lets the customer go.</summary>
    public ExitReason ExitReasonOn(DateOnly today) =>
        Notice is { } notice && notice.MayLeaveOn(today) ? ExitReason.ContractChanged : ExitReason.Wish;

    /// <summary>The plan's fee on a day: lower while an introductory price runs.</summary>
    public Money FeeOn(DateOnly day) => Service.FeeOn(Plan, day) ?? Fee;

    /// <summary>Plan and extras, a whole month at the prices of a day.</summary>
    public Money MonthlyOn(DateOnly day) => Service.Extras.Where(e => e.EndsOn is null).Aggregate(FeeOn(day), (sum, e) => sum + e.Fee);

    /// <summary>What was billed for the days of a month from a day on: an introductory price counts for its days.</summary>
    public Money BilledFrom(DateOnly day, DatePeriod month)
    {
        var fee = Service.AgreedOn(month.Start) ?? Plan.Fee;
        var regular = fee.Share(month.DaysFrom(day), month.Days);
        if (Service.RegularFrom(Plan) is not { } from || from <= day)
            return regular;
        var cheap = month.DaysFrom(day) - month.DaysFrom(from);
        return regular - (fee - FeeOn(day)).Share(cheap, month.Days);
    }

    /// <summary>The minimum term that runs on a day; null when none does.</summary>
    public ContractTerm? TermOn(DateOnly day)
    {
        if (Service.CommittedUntil is not { } last || last < day)
            return null;
        var months = Service.TermMonths ?? Plan.TermMonths;
        var start = last.AddDays(1).AddMonths(-months);
        return new(start, months, IsFirst: Service.StartedOn is not { } began || began >= start);
    }

    public DatePeriod PeriodOf(DateOnly day) => new BillingCycle(BillingDay).PeriodOf(day);
}
