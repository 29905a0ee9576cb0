using Portal.Web.Data;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Suspends lines whose bills are not paid, and switches them on again, within the change of whoever calls. Emergency calls and calls that
/// come in stay possible: the network sees to it for every line in this state.
/// </summary>
internal static class LineSuspension
{
    // Only what the unpaid bill is for; a line that ends anyway is left until then.
    private const string Suspend = """
        update service set state = 'suspended', state_since = @day, state_reason = 'payment', changed_at = @Now
        where state = 'active' and number in (
            select l.service_number from invoice_line l join invoice i on i.id = l.invoice_id
            where i.number = @invoice and i.customer_id = service.customer_id)
        """;

    private const string Resume = """
        update service set state = case when ends_on is null then 'active' else 'pendingTerminate' end, state_since = @day,
            state_reason = null, changed_at = @Now
        where state = 'suspended' and state_reason = 'payment' and customer_id = (select id from customer where number = @customer)
        """;

    private const string Fee = """
        insert into unbilled_charge (customer_id, service_number, kind, code, amount, currency, tax_percent, reason, created_at)
        values ((select id from customer where number = @customer), '', 'Reminder', 'reminder', @amount, @currency, '0', @reason, @Now)
        on conflict (reason, kind, code) do nothing
        """;

    /// <summary>Suspends the lines that stand on a bill.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> SuspendAsync(this UnitOfWork work, string invoice, DateOnly day) =>
        work.ExecuteAsync(
            Suspend,
            new
            {
                invoice,
                day,
                work.Now,
            }
        );

    /// <summary>Switches on all lines of a customer that were suspended because bills were not paid.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> ResumeAsync(this UnitOfWork work, string customer, DateOnly day) =>
        work.ExecuteAsync(
            Resume,
            new
            {
                customer,
                day,
                work.Now,
            }
        );

    /// <summary>Puts what a reminder costs on the next bill; once for each reason.</summary>
    public static Task ChargeReminderAsync(this UnitOfWork work, string customer, Money fee, string reason) =>
        work.ExecuteAsync(
            Fee,
            new
            {
                customer,
                amount = fee.Minor,
                currency = fee.Currency,
                reason,
                work.Now,
            }
        );
}
