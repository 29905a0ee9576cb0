using Portal.Web.Plans.Change;
using Portal.Web.Plans.Orders;
using Portal.Web.Plans.Places;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>A quote for a new line in the words of a language, for pages, mails and the contract summary alike.</summary>
public sealed class PurchaseTexts(PurchaseQuote quote, Plan plan, IReadOnlyDictionary<string, Extra> extras, LocalizedTexts texts)
{
    public PurchaseQuote Quote => quote;

    public Plan Plan => plan;

    public Language Language => texts.Language;

    /// <summary>"Fibre 500, new line".</summary>
    public string Title => texts["Buying.Title.Quote", NameOf(plan.Code)];

    public string PlanName => NameOf(plan.Code);

    public string Summary => plan.Summaries.GetValueOrDefault(Language.Code, "");

    public IEnumerable<string> ExtraNames => quote.Extras.Select(e => NameOf(e.Code));

    public string FirstSum => In(quote.FirstSum);

    public string FirstMonthly => In(quote.FirstMonthly);

    /// <summary>What a month costs after an introductory price; null when the price is the regular one from the beginning.</summary>
    public string? Later => quote.FirstMonths == 0 ? null : texts["Plans.Later", quote.FirstMonths, In(quote.Monthly)];

    public string Once => quote.Once.IsZero ? texts["Plans.Quote.OnceNothing"] : texts["Plans.Quote.OncePay", In(quote.Once)];

    /// <summary>How long one is bound and how one leaves, sentence by sentence.</summary>
    public IEnumerable<string> Term
    {
        get
        {
            yield return quote.TermMonths == 0
                ? texts["Plans.Quote.TermNone", quote.NoticeDays]
                : texts["Buying.Term", texts.Count("Plans.Months", quote.TermMonths), quote.NoticeDays];
            foreach (var extra in quote.Extras.Where(e => e.TermMonths > 0))
                yield return texts["Buying.TermExtra", NameOf(extra.Code), texts.Count("Plans.Months", extra.TermMonths)];
        }
    }

    /// <summary>The right to withdraw, and what an early start costs then.</summary>
    public IEnumerable<string> Withdrawal
    {
        get
        {
            yield return texts["Plans.Quote.Withdraw", PlanOrderService.WithdrawalDays];
            yield return texts[quote.Request.StartsEarly ? "Buying.Early.Yes" : "Buying.Early.No"];
        }
    }

    public string Start => quote.Request.WantedOn is { } day ? texts["Buying.Start.On", Language.Write(day)] : texts["Buying.Start.Soon"];

    public string Line => texts[$"Service.Technology.{quote.Technology}"];

    public string Here => texts["Buying.Here", quote.Download, quote.Upload];

    public string Address => Written(quote.Request.Address);

    public string? BillingAddress => quote.Request.BillingAddress is { } other ? Written(other) : null;

    /// <summary>What one line of the first bill is for.</summary>
    public string Of(QuoteLine line) =>
        line.Kind switch
        {
            LineKind.SetUp => texts["Plans.Quote.Line.SetUp", NameOf(line.Code)],
            LineKind.Discount => texts["Buying.Line.Discount", NameOf(line.Code)],
            _ => texts["Buying.Line.Month", NameOf(line.Code)],
        };

    public string NameOf(string code) => (code == plan.Code ? plan.Names : extras[code].Names).GetValueOrDefault(Language.Code, code);

    public string In(Money money) => money.In(Language);

    private string Written(Address address)
    {
        string[] parts =
        [
            address.Street,
            address.Extra,
            $"{address.Postcode} {address.Town}",
            FitTexts.Country(address.Country, k => texts[k]),
        ];
        return string.Join(", ", parts.Where(p => p.Trim() != ""));
    }
}
