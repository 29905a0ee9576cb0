using Portal.Web.Plans.Change;
using Portal.Web.Provider;
using Portal.Web.Provider.Availability;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// Reckons what a new line costs. Its billing month begins on the day it works, so the first bill is a whole month and what is charged
/// once, on whichever day that is.
/// </summary>
internal static class PurchaseCalculator
{
    public static PurchaseQuote For(PurchaseRequest request, Plan plan, IReadOnlyList<Extra> extras, AvailableLine line)
    {
        var bought = extras.Select(e => new PurchaseExtra(e.Code, e.Version, FeeOf(plan, e), e.TermMonths)).ToList();
        var added = bought.Aggregate(Money.Zero(plan.Fee.Currency), (sum, e) => sum + e.Fee);
        return new()
        {
            Request = request,
            PlanVersion = plan.Version,
            Technology = line.Technology,
            Download = Math.Min(line.Download, plan.Download.Max),
            Upload = Math.Min(line.Upload, plan.Upload.Max),
            Extras = bought,
            FirstMonthly = plan.FeeIn(1) + added,
            FirstMonths = plan.FeeIn(1) == plan.Fee ? 0 : plan.Promotion!.Months,
            Monthly = plan.Fee + added,
            TermMonths = plan.TermMonths,
            NoticeDays = plan.NoticeDays,
            FirstBill = [.. Bill(plan, extras)],
        };
    }

    // In the order and by the amounts of the bill itself.
    private static IEnumerable<QuoteLine> Bill(Plan plan, IReadOnlyList<Extra> extras)
    {
        yield return Line(LineKind.Plan, plan.Code, false, plan.Fee, plan.TaxPercent);
        if (plan.FeeIn(1) != plan.Fee)
            yield return Line(LineKind.Discount, plan.Code, false, plan.FeeIn(1) - plan.Fee, plan.TaxPercent);
        foreach (var extra in extras)
            yield return Line(LineKind.Extra, extra.Code, true, FeeOf(plan, extra), extra.TaxPercent);
        if (!plan.SetUpFee.IsZero)
            yield return Line(LineKind.SetUp, plan.Code, false, plan.SetUpFee, plan.TaxPercent);
        foreach (var extra in extras.Where(e => !e.SetUpFee.IsZero))
            yield return Line(LineKind.SetUp, extra.Code, true, extra.SetUpFee, extra.TaxPercent);
    }

    private static Money FeeOf(Plan plan, Extra extra) => plan.Included.Contains(extra.Code) ? Money.Zero(extra.Fee.Currency) : extra.Fee;

    private static QuoteLine Line(LineKind kind, string code, bool isExtra, Money amount, decimal tax) =>
        new(kind, code, isExtra, null, 0, null, amount, tax);
}
