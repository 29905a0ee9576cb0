using Portal.Web.Plans.Places;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// What the address of a page says is to be bought: plan, place and extras. So back, reload and a second tab do what they say.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Place">The place with what can be had there.</param>
/// <param name="Offered">The extras the plan can be had with.</param>
/// <param name="Codes">The codes of extras in the address.</param>
/// <param name="Extras">Those that were chosen; null when they do not go together.</param>
public sealed record Choice(
    Plan Plan,
    ReadPlace Place,
    IReadOnlyList<Extra> Offered,
    IReadOnlyList<string> Codes,
    IReadOnlyList<Extra>? Extras
)
{
    private const int MostExtras = 20;

    /// <summary>True when the plan can be had at the place, and the house is named.</summary>
    public bool CanBeHad => Place.Query.Street != "" && Place.FitOf(Plan)?.Fit == Fit.Yes;

    /// <summary>True when the extras go together as well.</summary>
    public bool IsReady => CanBeHad && Extras is not null;

    public static async Task<(Choice? Choice, PurchaseRefusal? Refusal)> ReadAsync(
        HttpRequest request,
        string code,
        PurchaseOffers offers,
        PlaceReader places,
        CancellationToken ct
    )
    {
        var (plan, refusal) = await offers.PlanAsync(code, ct);
        if (plan is null)
            return (null, refusal);
        var place = await places.ReadAsync(PlaceQuery.From(request), ct);
        if (place.State == PlaceState.Unavailable || await offers.ExtrasAsync(plan, ct) is not { } offered)
            return (null, PurchaseRefusal.Unavailable);
        List<string> codes = [.. request.Query["extra"].OfType<string>().Where(c => c.Length is > 0 and < 80).Distinct().Take(MostExtras)];
        return (new(plan, place, offered, codes, PurchaseOffers.Choose(offered, codes)), null);
    }
}
