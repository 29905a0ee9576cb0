using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Provider.Embedded;

/// <summary>Issues bills and books payments, within the change of whoever calls.</summary>
internal static class InvoiceWriter
{
    private const string Head = """
        insert into invoice (number, customer_id, period_start, period_end, issued_on, due_on, currency, total, tax, paid, state,
            line_count, created_at, changed_at)
        values (@Number, @CustomerId, @start, @end, @IssuedOn, @DueOn, @currency, @total, @tax, 0, 'new', @lines, @Now, @Now)
        on conflict do nothing returning id
        """;

    private const string Line = """
        insert into invoice_line (invoice_id, position, kind, code, text, service_number, period_start, period_end, amount, currency,
            tax_percent)
        values (@invoice, @position, @kind, @Code, @Text, @Service, @start, @end, @amount, @currency, @tax)
        """;

    // A bill leaves only when its lines, as they stand in the table, make its total.
    private const string Send = """
        update invoice set state = case when total <= 0 then 'settled' else 'sent' end
        where id = @invoice and total = (select sum(amount) from invoice_line l where l.invoice_id = invoice.id)
            and line_count = (select count(*) from invoice_line l where l.invoice_id = invoice.id and l.currency = invoice.currency)
        """;

    private const string ToPay = "select id, total, paid, currency from invoice where number = @number";

    private const string Receive = """
        insert into payment (reference, invoice_id, received_on, amount, currency, method, kind, refund_of, created_at)
        values (@Reference, @invoice, @ReceivedOn, @amount, @currency, @method, @kind, @refundOf, @Now)
        on conflict (reference) do nothing
        """;

    // Reckoned anew from all payments, so that it does not matter which of payment and refund was heard of first.
    private const string Book = $"""
        update invoice set changed_at = @Now, paid = coalesce((
            select sum(p.amount) from payment p where p.invoice_id = invoice.id and {PaymentRow.Counts}), 0)
        where id = @invoice
        """;

    // What was settled and is open again gives the customer time from that day on.
    private const string Settle = """
        update invoice set
            reopened_on = case when state = 'settled' and paid < total then @reopenedOn else reopened_on end,
            state = case when paid >= total then 'settled' when paid > 0 then 'partiallyPaid' else 'sent' end
        where id = @invoice
        """;

    /// <summary>Issues a bill; for a month that has one already it does nothing.</summary>
    /// <returns>True when it was issued now.</returns>
    /// <exception cref="InvalidOperationException">The lines do not make the total.</exception>
    public static async Task<bool> IssueAsync(this UnitOfWork work, InvoiceDraft draft)
    {
        var head = new
        {
            draft.Number,
            draft.CustomerId,
            start = draft.Period.Start,
            end = draft.Period.End,
            draft.IssuedOn,
            draft.DueOn,
            currency = draft.Total.Currency,
            total = draft.Total.Minor,
            tax = draft.Tax.Minor,
            lines = draft.Lines.Count,
            work.Now,
        };
        if (await work.SingleOrDefaultAsync<long?>(Head, head) is not { } invoice)
            return false;
        await work.ExecuteAsync(Line, draft.Lines.Select((line, n) => ValuesOf(invoice, line, n + 1)).ToList());
        if (await work.ExecuteAsync(Send, new { invoice }) != 1)
            throw new InvalidOperationException($"The lines of {draft.Number} do not make its total.");
        return true;
    }

    /// <summary>Books a payment; the same payment is booked once.</summary>
    /// <returns>False when it was booked before, or there is no such bill in its currency.</returns>
    public static async Task<bool> PayAsync(this UnitOfWork work, string number, Payment payment)
    {
        if (await work.SingleForUpdateAsync<OpenRow>(ToPay, new { number }) is not { } open || open.Currency != payment.Amount.Currency)
            return false;
        return await BookAsync(work, number, open.Id, payment, null);
    }

    /// <summary>Books that the money of a payment is gone again, once for each payment.</summary>
    /// <returns>False when it was booked before, or there is no such bill in its currency.</returns>
    public static async Task<bool> RefundAsync(this UnitOfWork work, string number, Refund refund)
    {
        if (await work.SingleForUpdateAsync<OpenRow>(ToPay, new { number }) is not { } open || open.Currency != refund.Amount.Currency)
            return false;
        var back = new Payment
        {
            Reference = refund.Payment + ":back",
            ReceivedOn = refund.On,
            Amount = -refund.Amount,
            Method = PaymentMethod.Other,
            Kind = refund.IsChargeback ? PaymentKind.Chargeback : PaymentKind.Refund,
        };
        return await BookAsync(work, number, open.Id, back, refund.Payment);
    }

    private static async Task<bool> BookAsync(UnitOfWork work, string number, long invoice, Payment payment, string? refundOf)
    {
        var values = new
        {
            payment.Reference,
            invoice,
            payment.ReceivedOn,
            amount = payment.Amount.Minor,
            currency = payment.Amount.Currency,
            method = payment.Method.ToString(),
            kind = payment.Kind.ToString(),
            refundOf,
            work.Now,
        };
        if (await work.ExecuteAsync(Receive, values) == 0)
            return false;
        await work.ExecuteAsync(Book, new { invoice, work.Now });
        await work.ExecuteAsync(Settle, new { invoice, reopenedOn = payment.ReceivedOn });
        var action = payment.Kind == PaymentKind.Payment ? "payment.booked" : "refund.booked";
        await work.AuditAsync("system", action, "invoice:" + number, refundOf ?? payment.Reference);
        return true;
    }

    private static object ValuesOf(long invoice, InvoiceLine line, int position) =>
        new
        {
            invoice,
            position,
            kind = line.Kind.ToString(),
            line.Code,
            line.Text,
            line.Service,
            start = line.Period?.Start,
            end = line.Period?.End,
            amount = line.Amount.Minor,
            currency = line.Amount.Currency,
            tax = line.TaxPercent.ToString(CultureInfo.InvariantCulture),
        };

    private sealed record OpenRow
    {
        public required long Id { get; init; }

        public required string Currency { get; init; }
    }
}
