using Portal.Web.Plans.Change;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Orders;

/// <summary>
/// Writes contract summaries in the order of the template in Regulation (EU) 2019/2243: provider, service, speeds and what one may do when
/// they are missed, price, duration and end, features for people with disabilities.
/// </summary>
public sealed class ContractSummaries(Texts texts, ProviderProfile provider)
{
    public ContractSummary Of(QuoteTexts quote)
    {
        var words = texts.In(quote.Language);
        SummarySection[] sections =
        [
            new(words["Plans.Summary.Provider"], [.. Provider(quote.Language)]),
            new(words["Plans.Summary.Services"], [quote.Title, words["Plans.Summary.From", quote.Effective], .. Services(quote, words)]),
            new(words["Plans.Summary.Speeds"], [.. Speeds(quote, words)]),
            new(words["Plans.Summary.Price"], [.. Price(quote, words)]),
            new(
                words["Plans.Summary.Term"],
                [.. quote.Term, .. Formula(quote), words["Plans.Quote.Withdraw", PlanOrderService.WithdrawalDays]]
            ),
            new(words["Plans.Summary.Access"], [words["Plans.Summary.AccessText", provider.Fact("phone", quote.Language)]]),
        ];
        return new(words["Plans.Summary.Title"], [.. sections.Where(s => s.Lines.Count > 0)]);
    }

    private IEnumerable<string> Provider(Language language) =>
        new[]
        {
            provider.Name,
            provider.Fact("address", language),
            provider.Fact("phone", language),
            provider.Fact("email", language),
        }.Where(f => f != "");

    private static IEnumerable<string> Services(QuoteTexts quote, LocalizedTexts words)
    {
        if (quote.Extra is { } extra)
            yield return extra.Summaries[words.Language.Code];
        else
            yield return quote.Plan.Summaries.GetValueOrDefault(words.Language.Code, "");
        if (quote.Quote.ExtrasLost.Count > 0)
            yield return words["Plans.Quote.ExtrasLost", Names(quote, quote.Quote.ExtrasLost.Select(e => e.Code))];
        if (quote.Quote.ExtrasIncluded.Count > 0)
            yield return words["Plans.Quote.ExtrasIncluded", Names(quote, quote.Quote.ExtrasIncluded.Select(e => e.Code))];
    }

    private static IEnumerable<string> Speeds(QuoteTexts quote, LocalizedTexts words)
    {
        if (quote.Quote.Kind != OrderKind.ChangePlan)
            yield break;
        var (down, up) = (quote.Plan.Download, quote.Plan.Upload);
        yield return words["Plans.Summary.Download", down.Max, down.Normal, down.Min];
        yield return words["Plans.Summary.Upload", up.Max, up.Normal, up.Min];
        yield return words["Plans.Summary.Remedies"];
    }

    private static IEnumerable<string> Price(QuoteTexts quote, LocalizedTexts words)
    {
        yield return words["Plans.Summary.Monthly", quote.NewMonthly, quote.OldMonthly];
        yield return quote.Once;
        foreach (var line in quote.Quote.Lines)
            yield return $"{quote.Of(line)}: {quote.In(line.Amount)}";
    }

    private static IEnumerable<string> Formula(QuoteTexts quote) => quote.EarlyFormula is { } formula ? [formula] : [];

    private static string Names(QuoteTexts quote, IEnumerable<string> codes) => string.Join(", ", codes.Select(quote.NameOf));
}
