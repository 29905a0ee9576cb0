using Portal.Web.Plans.Orders;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>A quote or order in words, with its contract summary.</summary>
public sealed record ReadPurchase(PurchaseTexts Words, ContractSummary Summary);

/// <summary>Puts quotes and orders into words. A version that was sold can always be read.</summary>
public sealed class PurchaseReader(ICatalogue catalogue, PurchaseSummaries summaries, Texts texts)
{
    /// <returns>Null when the catalogue cannot be asked just now.</returns>
    public async Task<ReadPurchase?> ReadAsync(PurchaseQuote quote, Language language, CancellationToken ct)
    {
        if (!(await catalogue.FindAsync(quote.Request.Plan, quote.PlanVersion, ct)).Has(out var plan))
            return null;
        var extras = new Dictionary<string, Extra>();
        foreach (var bought in quote.Extras)
        {
            if (!(await catalogue.FindExtraAsync(bought.Code, bought.Version, ct)).Has(out var extra))
                return null;
            extras[bought.Code] = extra;
        }

        var words = new PurchaseTexts(quote, plan, extras, texts.In(language));
        return new(words, summaries.Of(words));
    }
}
