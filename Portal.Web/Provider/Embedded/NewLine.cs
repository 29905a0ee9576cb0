using Portal.Web.Data;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Writes what an order for a new line makes: a customer, the line with its extras, and what is charged once. The billing month begins on
/// the day the line does, so that the first bill is what was shown, whichever day that is.
/// </summary>
internal static class NewLine
{
    private const string AddExtra = """
        insert into service_extra (service_id, code, version, fee, currency, started_on, committed_until)
        select id, @Code, @Version, @fee, @currency, @startedOn, @end from service where number = @line
        """;

    private const string Charge = """
        insert into unbilled_charge (customer_id, service_number, kind, code, amount, currency, tax_percent, reason, created_at)
        select id, @line, @kind, @Code, @amount, @currency, @tax, @reason, @Now from customer where number = @customer
        on conflict (reason, kind, code) do nothing
        """;

    public static async Task WriteAsync(UnitOfWork work, OrderRequest order, string customer, string line, DateOnly startedOn)
    {
        var prospect = order.Prospect ?? throw new InvalidOperationException("An order for a new line says who wants it.");
        await work.WriteAsync(Record(order, prospect, customer, line, startedOn));
        foreach (var extra in order.Items.Where(i => i.IsExtra))
            await work.ExecuteAsync(
                AddExtra,
                new
                {
                    line,
                    extra.Code,
                    extra.Version,
                    fee = extra.Fee.Minor,
                    currency = extra.Fee.Currency,
                    startedOn,
                    end = EndOf(extra, startedOn),
                }
            );
        foreach (var charge in order.Charges)
            await work.ExecuteAsync(
                Charge,
                new
                {
                    customer,
                    line,
                    kind = charge.Kind.ToString(),
                    charge.Code,
                    amount = charge.Amount.Minor,
                    currency = charge.Amount.Currency,
                    tax = charge.TaxPercent.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    reason = "order:" + order.ExternalId,
                    work.Now,
                }
            );
    }

    private static CustomerRecord Record(OrderRequest order, Prospect prospect, string customer, string line, DateOnly startedOn)
    {
        var plan = order.Items.Single(i => !i.IsExtra);
        return new()
        {
            Customer = new()
            {
                Number = customer,
                Kind = CustomerKind.Person,
                Name = prospect.Name,
                State = CustomerState.Active,
                Language = prospect.Language,
                Email = prospect.Email,
                Phone = prospect.Phone,
                Address = prospect.BillingAddress ?? prospect.Address,
                BillingDay = startedOn.Day,
            },
            Services =
            [
                new()
                {
                    Number = line,
                    Address = prospect.Address,
                    Technology = prospect.Technology,
                    State = ServiceState.Active,
                    StateSince = startedOn,
                    Plan = plan.Name,
                    PlanCode = plan.Code,
                    PlanVersion = plan.Version,
                    Fee = plan.Fee,
                    TermMonths = plan.TermMonths,
                    StartedOn = startedOn,
                    CommittedUntil = EndOf(plan, startedOn),
                    Devices = [],
                },
            ],
        };
    }

    private static DateOnly? EndOf(OrderItem item, DateOnly startedOn) =>
        item.TermMonths == 0 ? null : startedOn.AddMonths(item.TermMonths).AddDays(-1);
}
