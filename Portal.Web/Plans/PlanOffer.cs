using System.Globalization;
using System.Text.Json;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans;

/// <summary>
/// A plan as search engines read it: schema.org's Offer. Serialised with the default encoder, which leaves no character that could end a
/// script element.
/// </summary>
internal static class PlanOffer
{
    /// <param name="plan">The plan.</param>
    /// <param name="name">Its name in the language of the page.</param>
    /// <param name="summary">Its sentence.</param>
    /// <param name="address">The absolute address of its page.</param>
    /// <param name="seller">The provider's name.</param>
    public static string For(Plan plan, string name, string summary, string address, string seller) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "Offer",
                ["name"] = name,
                ["description"] = summary,
                ["url"] = address,
                ["availability"] = "https://schema.org/InStock",
                ["seller"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = seller },
                ["priceSpecification"] = new Dictionary<string, object>
                {
                    ["@type"] = "UnitPriceSpecification",
                    ["price"] = (plan.Fee.Minor / 100m).ToString("0.00", CultureInfo.InvariantCulture),
                    ["priceCurrency"] = plan.Fee.Currency,
                    ["unitCode"] = "MON",
                    ["valueAddedTaxIncluded"] = true,
                },
            }
        );
}
