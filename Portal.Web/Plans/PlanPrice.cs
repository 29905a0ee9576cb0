using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans;

/// <summary>What a plan costs over a time, reckoned from its price list.</summary>
internal static class PlanPrice
{
    /// <summary>The fee of a month, counted from 1.</summary>
    public static Money FeeIn(this Plan plan, int month) => plan.Promotion is { } first && month <= first.Months ? first.Fee : plan.Fee;

    /// <summary>All that is paid in the first twelve months, the set-up with it.</summary>
    public static Money FirstYear(this Plan plan) =>
        Enumerable.Range(1, 12).Aggregate(plan.SetUpFee, (sum, month) => sum + plan.FeeIn(month));
}
