using Portal.Web.Provider.Availability;

namespace Portal.Web.Plans.Places;

/// <summary>A place as the address of a page names it. It stands there and nowhere else: it is neither kept nor logged.</summary>
/// <param name="Country">Two letters; empty when there is one country only.</param>
/// <param name="Postcode">As it was typed.</param>
/// <param name="Street">Street and house number as they were typed; may be empty.</param>
public sealed record PlaceQuery(string Country, string Postcode, string Street)
{
    public static readonly PlaceQuery None = new("", "", "");

    public bool IsEmpty => Postcode == "" && Street == "";

    /// <summary>As one line, for people.</summary>
    public string Written => Street == "" ? Postcode : $"{Street}, {Postcode}";

    public static PlaceQuery From(HttpRequest request) =>
        new(
            Typed(request, "country", 2).ToUpperInvariant(),
            Typed(request, "postcode", PlaceKey.MaxPostcodeLength),
            Typed(request, "street", PlaceKey.MaxStreetLength)
        );

    private static string Typed(HttpRequest request, string name, int most) =>
        request.Query[name] is [{ } text] && text.Trim() is { Length: > 0 } typed && typed.Length <= most ? typed : "";
}
