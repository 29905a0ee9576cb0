using Portal.Web.Plans.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>Writes the contract summary of a new line, in the order of the template in Regulation (EU) 2019/2243.</summary>
public sealed class PurchaseSummaries(Texts texts, ProviderProfile provider)
{
    private static readonly string[] ProviderFacts = ["address", "phone", "email"];

    public ContractSummary Of(PurchaseTexts quote)
    {
        var words = texts.In(quote.Language);
        var (down, up) = (quote.Plan.Download, quote.Plan.Upload);
        return new(
            words["Plans.Summary.Title"],
            [
                new(words["Plans.Summary.Provider"], [.. Facts(quote.Language)]),
                new(
                    words["Plans.Summary.Services"],
                    [quote.PlanName, quote.Summary, $"{quote.Line}: {quote.Address}", .. quote.ExtraNames, quote.Start]
                ),
                new(
                    words["Plans.Summary.Speeds"],
                    [
                        words["Plans.Summary.Download", down.Max, down.Normal, down.Min],
                        words["Plans.Summary.Upload", up.Max, up.Normal, up.Min],
                        quote.Here,
                        words["Plans.Summary.Remedies"],
                    ]
                ),
                new(words["Plans.Summary.Price"], [.. Price(quote, words)]),
                new(words["Plans.Summary.Term"], [.. quote.Term, .. quote.Withdrawal]),
                new(words["Plans.Summary.Access"], [words["Plans.Summary.AccessText", provider.Fact("phone", quote.Language)]]),
            ]
        );
    }

    private static IEnumerable<string> Price(PurchaseTexts quote, LocalizedTexts words)
    {
        yield return $"{quote.FirstMonthly} {words["Plans.Monthly"]} {quote.Later}".TrimEnd();
        yield return quote.Once;
        yield return words["Buying.FirstBill.Sum", quote.FirstSum];
        foreach (var line in quote.Quote.FirstBill)
            yield return $"{quote.Of(line)}: {quote.In(line.Amount)}";
        yield return words["Plans.Tax", quote.Plan.TaxPercent];
    }

    private IEnumerable<string> Facts(Language language) =>
        ProviderFacts.Select(f => provider.Fact(f, language)).Prepend(provider.Name).Where(f => f != "");
}
