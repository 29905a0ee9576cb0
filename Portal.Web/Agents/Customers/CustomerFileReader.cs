using Portal.Web.Account;
using Portal.Web.Billing;
using Portal.Web.Billing.Payments;
using Portal.Web.Data;
using Portal.Web.Plans.Notices;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Usage;
using Portal.Web.Site;

namespace Portal.Web.Agents.Customers;

/// <summary>
/// Reads what the help desk sees of one customer. A system that does not answer leaves its part empty, and the part says so.
/// </summary>
public sealed class CustomerFileReader(
    Database db,
    ICustomers customers,
    IServices services,
    ICatalogue catalogue,
    IUsage usage,
    IBilling billing,
    CustomerOrders orders,
    Bills bills,
    PaymentService payments,
    NoticeService notices,
    Texts texts
)
{
    private const int Most = 20;
    private const int MostPayments = 12;

    private const string OpenTickets = """
        select reference, subject, state, type, opened_at, language, merged_into_id from ticket
        where customer_number = @customer and closed_at is null and state not in ('Cancelled', 'Rejected') and merged_into_id is null
        order by changed_at desc limit @Most
        """;

    /// <param name="number">The customer number in plain form.</param>
    /// <param name="language">The language of names.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<CustomerFile> ReadAsync(string number, Language language, CancellationToken ct)
    {
        var words = texts.In(language);
        var names = await BillNames.ReadAsync(catalogue, words, ct);
        var lines = await services.ListAsync(number, ct);
        var (made, ordersState) = await orders.ReadAsync(number, names, words, ct);
        return new()
        {
            Today = bills.Today,
            Customer = await customers.FindAsync(number, ct),
            Lines = lines,
            Contracts = lines.Has(out var all)
                ? await ContractFacts.OfAsync(all, catalogue, language.Code, bills.Today, ct)
                : new Dictionary<string, ContractFacts>(),
            Names = names,
            Usage = await usage.ListAsync(number, ct),
            Orders = made,
            OrdersState = ordersState,
            Bills = await bills.ListAsync(number, ct),
            Payments = await billing.LatestPaymentsAsync(number, MostPayments, ct),
            OnlinePayments = await payments.ListAsync(number, Most, ct),
            Requests = await db.ListAsync<RelatedTicket>(OpenTickets, new { customer = number, Most }, ct),
            Notices = await notices.ListAsync(number, ct),
        };
    }
}
