using Portal.Web.Provider;
using Portal.Web.Provider.Availability;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Places;

/// <summary>What is known of a place.</summary>
public enum PlaceState
{
    /// <summary>Nobody asked.</summary>
    NotAsked,

    /// <summary>No postcode was given, or something that is none.</summary>
    NoPostcode,

    /// <summary>The provider's system does not answer.</summary>
    Unavailable,

    /// <summary>Nothing is known of it; that does not mean that there is nothing.</summary>
    Unknown,

    Known,
}

/// <summary>A place with what can be had there.</summary>
/// <param name="Query">As it was typed.</param>
/// <param name="State">What is known.</param>
/// <param name="Countries">Where the provider sells, for the question which country is meant.</param>
/// <param name="Lines">There when it is known.</param>
/// <param name="AsOf">When that was true for certain, if not now.</param>
/// <param name="Today">The day in the provider's place.</param>
public sealed record ReadPlace(
    PlaceQuery Query,
    PlaceState State,
    IReadOnlyList<string> Countries,
    PlaceLines? Lines,
    DateTimeOffset? AsOf,
    DateOnly Today
)
{
    /// <summary>Whether a plan can be had there; null when that is not known.</summary>
    public PlanFit? FitOf(Plan plan) => Lines is null ? null : PlanFit.Of(plan, Lines, Today);
}

/// <summary>Asks what can be had at a place that somebody typed.</summary>
public sealed class PlaceReader(IAvailability availability, LocalTime time, TimeProvider clock)
{
    /// <param name="query">The place. Without a country the only one there is is meant.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<ReadPlace> ReadAsync(PlaceQuery query, CancellationToken ct)
    {
        var countries = (await availability.CountriesAsync(ct)).Value ?? [];
        if (!countries.Contains(query.Country))
            query = query with { Country = countries.Count == 1 ? countries[0] : "" };
        var today = time.DayOf(clock.GetUtcNow());
        if (query.IsEmpty)
            return new(query, PlaceState.NotAsked, countries, null, null, today);
        if (PlaceKey.Postcode(query.Postcode) == "" || (query.Country == "" && countries.Count > 0))
            return new(query, PlaceState.NoPostcode, countries, null, null, today);
        var answer = await availability.FindAsync(new(query.Country, query.Postcode, query.Street), ct);
        var state = answer.State switch
        {
            AnswerState.Failed => PlaceState.Unavailable,
            AnswerState.NotFound => PlaceState.Unknown,
            _ => PlaceState.Known,
        };
        return new(query, state, countries, answer.Value, answer.AsOf, today);
    }
}
