using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Change;

/// <summary>A quote in the words of a language, for pages, mails and the contract summary alike.</summary>
public sealed class QuoteTexts(ChangeQuote quote, Plan plan, Extra? extra, IReadOnlyDictionary<string, string> names, LocalizedTexts texts)
{
    public ChangeQuote Quote => quote;

    /// <summary>The plan from the change on.</summary>
    public Plan Plan => plan;

    /// <summary>The extra that is added or ended.</summary>
    public Extra? Extra => extra;

    public Language Language => texts.Language;

    /// <summary>What is added, ended or changed to, by its name.</summary>
    public string Subject => extra is null ? NameOf(plan.Code) : NameOf(extra.Code);

    /// <summary>"Change to Fibre 1000".</summary>
    public string Title => texts[$"Plans.Quote.{quote.Kind}", Subject];

    public string Effective => Day(quote.EffectiveOn);

    public string Once =>
        quote.Once.IsZero ? texts["Plans.Quote.OnceNothing"]
        : quote.Once.Minor > 0 ? texts["Plans.Quote.OncePay", In(quote.Once)]
        : texts["Plans.Quote.OnceBack", In(-quote.Once)];

    public string OldMonthly => In(quote.OldMonthly);

    public string NewMonthly => In(quote.NewMonthly);

    /// <summary>"5.00 more a month".</summary>
    public string Difference => DifferenceOf(texts, quote.NewMonthly - quote.OldMonthly);

    /// <summary>What is said of the minimum term, sentence by sentence.</summary>
    public IEnumerable<string> Term
    {
        get
        {
            if (quote.Lengthens)
            {
                yield return texts[
                    "Plans.Quote.TermNew",
                    texts.Count("Plans.Months", quote.TermMonths),
                    Day(quote.NewCommittedUntil!.Value)
                ];
                yield return quote.OldCommittedUntil is { } old
                    ? texts["Plans.Quote.TermBefore", Day(old)]
                    : texts["Plans.Quote.TermBeforeNone"];
            }
            else if (quote.NewCommittedUntil is { } kept)
                yield return texts["Plans.Quote.TermKept", Day(kept)];
            else if (quote.Kind == OrderKind.ChangePlan)
                yield return texts["Plans.Quote.TermNone", plan.NoticeDays];
            else if (quote.OldCommittedUntil is { } bound)
                yield return texts["Plans.Quote.ExtraBound", Day(bound)];
            if (quote.EarlyTermination is { } early)
                yield return early.Amount.IsZero ? texts["Plans.Quote.EarlyNothing"] : texts["Plans.Quote.EarlyCost", In(early.Amount)];
        }
    }

    /// <summary>How a charge for leaving the minimum term was reckoned; null when there is none.</summary>
    public string? EarlyFormula =>
        quote.EarlyTermination is { Amount.IsZero: false } early
            ? texts[
                $"Plans.Quote.Early.{early.Basis}",
                In(early.BenefitLeft),
                In(early.FeeShare),
                In(early.FeesLeft),
                early.Percent,
                texts.Count("Plans.Months", early.MonthsLeft)
            ]
            : null;

    /// <summary>What one line of the sum is for.</summary>
    public string Of(QuoteLine line) =>
        line.Kind switch
        {
            LineKind.ProrationCredit or LineKind.ProrationCharge => texts[
                $"Plans.Quote.Line.{line.Kind}",
                NameOf(line.Code),
                line.Period!.Value.Days,
                line.Days,
                In(line.Monthly!.Value)
            ],
            _ => texts[$"Plans.Quote.Line.{line.Kind}", NameOf(line.Code)],
        };

    public string NameOf(string code) => names.GetValueOrDefault(code, code);

    public string In(Money money) => money.In(texts.Language);

    public string Day(DateOnly day) => texts.Language.Write(day);

    /// <summary>How much more or less a month it is.</summary>
    public static string DifferenceOf(LocalizedTexts texts, Money difference) =>
        difference.IsZero ? texts["Plans.Change.Same"]
        : difference.Minor > 0 ? texts["Plans.Change.More", difference.In(texts.Language)]
        : texts["Plans.Change.Less", (-difference).In(texts.Language)];
}
