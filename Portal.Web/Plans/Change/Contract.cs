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
    /// <summary>The plan's fee as it was agreed.</summary>
    public Money Fee => Service.Fee ?? Plan.Fee;

    /// <summary>Plan and extras, a whole month.</summary>
    public Money Monthly => Service.Extras.Where(e => e.EndsOn is null).Aggregate(Fee, (sum, e) => sum + e.Fee);

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
