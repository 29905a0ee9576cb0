using Portal.Web.Plans.Places;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>What can be bought, and the quote for a choice.</summary>
public sealed class PurchaseOffers(ICatalogue catalogue, PlaceReader places, LocalTime time, TimeProvider clock)
{
    /// <summary>Nobody comes to connect a line sooner than so many days after the order.</summary>
    public const int EarliestDays = 3;

    /// <summary>Prices are not promised for longer.</summary>
    public const int LatestDays = 180;

    /// <summary>The day in the provider's place.</summary>
    public DateOnly Today => time.DayOf(clock.GetUtcNow());

    /// <summary>The first day that can be wished for.</summary>
    public DateOnly EarliestDay(bool startsEarly) => Today.AddDays(startsEarly ? EarliestDays : Orders.PlanOrderService.WithdrawalDays + 1);

    /// <summary>A plan that anybody can buy; null with why not.</summary>
    public async Task<(Plan? Plan, PurchaseRefusal? Refusal)> PlanAsync(string code, CancellationToken ct)
    {
        var answer = await catalogue.FindAsync(code, null, ct);
        if (answer.State is AnswerState.Failed or AnswerState.Degraded)
            return (null, PurchaseRefusal.Unavailable);
        // A social tariff is given by people who look at the proof, not by a button.
        return answer.Value is { State: PlanState.Active, Audience: PlanAudience.Everyone } plan
            ? (plan, null)
            : (null, PurchaseRefusal.PlanUnavailable);
    }

    /// <summary>The extras a plan can be had with; null when they cannot be read just now.</summary>
    public async Task<IReadOnlyList<Extra>?> ExtrasAsync(Plan plan, CancellationToken ct) =>
        (await catalogue.ListExtrasAsync(ct)) is { State: AnswerState.Found, Value: { } sold }
            ? [.. sold.Where(e => e.FitsPlan(plan.Code))]
            : null;

    /// <summary>Those that were chosen, in one order; null when one cannot be had, or not beside another.</summary>
    public static IReadOnlyList<Extra>? Choose(IReadOnlyList<Extra> offered, IEnumerable<string> codes)
    {
        var chosen = offered.Where(e => codes.Contains(e.Code)).ToList();
        return chosen.Count == codes.Distinct().Count() && !chosen.Exists(e => chosen.Exists(o => e.Excludes.Contains(o.Code)))
            ? chosen
            : null;
    }

    /// <summary>Reckons what a choice means today.</summary>
    public async Task<(PurchaseQuote? Quote, PurchaseRefusal? Refusal)> QuoteAsync(PurchaseRequest request, CancellationToken ct)
    {
        var (plan, refusal) = await PlanAsync(request.Plan, ct);
        if (plan is null)
            return (null, refusal);
        if (await ExtrasAsync(plan, ct) is not { } offered)
            return (null, PurchaseRefusal.Unavailable);
        if (Choose(offered, request.Extras) is not { } extras)
            return (null, PurchaseRefusal.ExtraUnavailable);
        var at = request.Address;
        var place = await places.ReadAsync(new(at.Country, at.Postcode, at.Street), ct);
        if (place.State == PlaceState.Unavailable || place.AsOf is not null)
            return (null, PurchaseRefusal.Unavailable);
        if (place.FitOf(plan) is not { Fit: Fit.Yes, Line: { } line })
            return (null, PurchaseRefusal.PlaceUnavailable);
        if (request.WantedOn is { } day && (day < EarliestDay(request.StartsEarly) || day > Today.AddDays(LatestDays)))
            return (null, PurchaseRefusal.DayUnavailable);
        return (PurchaseCalculator.For(request, plan, extras, line), null);
    }
}
