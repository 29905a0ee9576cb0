using Portal.Web.Plans.Change;
using Portal.Web.Site;

namespace Portal.Web.Plans.Orders;

/// <summary>An order in the words it was made in.</summary>
public sealed record ReadOrder(PlanOrder Order, QuoteTexts Quote, ContractSummary Summary);

/// <summary>Puts an order into words.</summary>
public sealed class OrderReader(QuoteReader quotes, ContractSummaries summaries, ContractReader contracts)
{
    /// <returns>Null when the catalogue cannot be asked just now.</returns>
    public async Task<ReadOrder?> ReadAsync(PlanOrder order, CancellationToken ct)
    {
        var language = Language.FromCode(order.Language);
        var (contract, _) = await contracts.ReadAsync(order.CustomerNumber, order.ServiceNumber, ct);
        return await quotes.ReadAsync(order.Quote, contract?.Plan, language, ct) is { } words
            ? new(order, words, summaries.Of(words))
            : null;
    }
}
