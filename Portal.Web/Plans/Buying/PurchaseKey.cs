using Portal.Web.Identity;
using Portal.Web.Provider.Availability;

namespace Portal.Web.Plans.Buying;

/// <summary>What makes two orders the same one: mailbox, plan, extras and place, however they were typed.</summary>
internal static class PurchaseKey
{
    public static string Of(PurchaseRequest request, string email)
    {
        var (at, (street, number)) = (request.Address, PlaceKey.Divide(request.Address.Street));
        string[] parts =
        [
            EmailNormalizer.Normalize(email),
            request.Plan,
            string.Join(' ', request.Extras.Order(StringComparer.Ordinal)),
            PlaceKey.Country(at.Country),
            PlaceKey.Postcode(at.Postcode),
            street,
            $"{number}",
            PlaceKey.Street(at.Extra),
        ];
        return Secret.Hash(string.Join('\n', parts));
    }
}
