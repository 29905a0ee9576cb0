using Portal.Web.Plans.Change;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Orders;

/// <summary>Makes of a quote what the provider's system is asked to do.</summary>
public sealed class OrderItems(ICatalogue catalogue)
{
    /// <exception cref="InvalidOperationException">The catalogue has lost a version that was sold; the order waits.</exception>
    public async Task<OrderRequest> RequestAsync(PlanOrder order, CancellationToken ct)
    {
        var quote = order.Quote;
        return new()
        {
            ExternalId = order.Reference,
            Customer = order.CustomerNumber,
            Service = order.ServiceNumber,
            Kind = quote.Kind,
            EffectiveOn = quote.EffectiveOn,
            Items = [.. await ItemsAsync(quote, Language.FromCode(order.Language), ct)],
            Charges =
            [
                .. quote.Lines.Select(l => new OrderCharge
                {
                    Kind = l.Kind,
                    Code = l.Code,
                    Period = l.Period,
                    Amount = l.Amount,
                    TaxPercent = l.TaxPercent,
                }),
            ],
        };
    }

    private async Task<IEnumerable<OrderItem>> ItemsAsync(ChangeQuote quote, Language language, CancellationToken ct)
    {
        if (quote.Kind == OrderKind.ChangePlan)
        {
            var plan = await PlanAsync(quote.PlanCode, quote.PlanVersion, ct);
            return
            [
                new()
                {
                    Action = OrderAction.Modify,
                    Code = plan.Code,
                    Version = plan.Version,
                    Name = plan.Names[language.Code],
                    Fee = plan.Fee,
                    CommittedUntil = quote.NewCommittedUntil,
                    TermMonths = plan.TermMonths,
                },
                .. quote.ExtrasLost.Concat(quote.ExtrasIncluded).Select(e => Of(OrderAction.Delete, e.Code, e.Version, e.Fee)),
                .. quote.ExtrasIncluded.Select(e => Of(OrderAction.Add, e.Code, e.Version, Money.Zero(e.Fee.Currency))),
            ];
        }

        var (code, version) = (quote.ExtraCode!, quote.ExtraVersion!.Value);
        var fee = quote.NewMonthly - quote.OldMonthly;
        return quote.Kind == OrderKind.AddExtra
            ? [Of(OrderAction.Add, code, version, fee) with { CommittedUntil = quote.NewCommittedUntil, TermMonths = quote.TermMonths }]
            : [Of(OrderAction.Delete, code, version, -fee)];
    }

    private static OrderItem Of(OrderAction action, string code, int version, Money fee) =>
        new()
        {
            Action = action,
            IsExtra = true,
            Code = code,
            Version = version,
            Fee = fee,
        };

    private async Task<Plan> PlanAsync(string code, int version, CancellationToken ct) =>
        (await catalogue.FindAsync(code, version, ct)).Has(out var plan)
            ? plan
            : throw new InvalidOperationException($"Plan {code}, version {version}, was sold and cannot be read.");
}
