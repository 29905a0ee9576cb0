using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>Makes of an order for a new line what the provider's system is asked to do.</summary>
public sealed class PurchaseItems(ICatalogue catalogue, LocalTime time)
{
    /// <exception cref="InvalidOperationException">The catalogue has lost a version that was sold; the order waits.</exception>
    public async Task<OrderRequest> RequestAsync(Purchase order, CancellationToken ct)
    {
        var (quote, request) = (order.Quote, order.Quote.Request);
        if (!(await catalogue.FindAsync(request.Plan, quote.PlanVersion, ct)).Has(out var plan))
            throw new InvalidOperationException($"Plan {request.Plan}, version {quote.PlanVersion}, was sold and cannot be read.");
        return new()
        {
            ExternalId = order.Reference,
            Customer = "",
            Service = "",
            Kind = OrderKind.New,
            EffectiveOn = request.WantedOn ?? time.DayOf(order.OrderedAt ?? order.QuotedAt),
            Prospect = new()
            {
                Name = order.Name,
                Email = order.Email,
                Phone = order.Phone == "" ? null : order.Phone,
                Language = order.Language,
                Address = request.Address,
                BillingAddress = request.BillingAddress,
                Technology = quote.Technology,
                WantedOn = request.WantedOn,
            },
            Items = [Of(plan, order.Language), .. quote.Extras.Select(Of)],
            Charges =
            [
                .. quote
                    .FirstBill.Where(l => l.Kind == Provider.Billing.LineKind.SetUp)
                    .Select(l => new OrderCharge
                    {
                        Kind = l.Kind,
                        Code = l.Code,
                        Amount = l.Amount,
                        TaxPercent = l.TaxPercent,
                    }),
            ],
        };
    }

    private static OrderItem Of(Plan plan, string language) =>
        new()
        {
            Action = OrderAction.Add,
            Code = plan.Code,
            Version = plan.Version,
            Name = plan.Names[language],
            Fee = plan.Fee,
            TermMonths = plan.TermMonths,
        };

    private static OrderItem Of(PurchaseExtra extra) =>
        new()
        {
            Action = OrderAction.Add,
            IsExtra = true,
            Code = extra.Code,
            Version = extra.Version,
            Fee = extra.Fee,
            TermMonths = extra.TermMonths,
        };
}
