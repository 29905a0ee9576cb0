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
        insert into payment (reference, invoice_id, received_on, amount, currency, method, created_at)
        values (@Reference, @invoice, @ReceivedOn, @amount, @currency, @method, @Now)
        on conflict (reference) do nothing
        """;

    private const string Book = """
        update invoice set paid = paid + @amount, changed_at = @Now,
            state = case when paid + @amount >= total then 'settled' else 'partiallyPaid' end
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
        var values = new
        {
            payment.Reference,
            invoice = open.Id,
            payment.ReceivedOn,
            amount = payment.Amount.Minor,
            currency = payment.Amount.Currency,
            method = payment.Method.ToString(),
            work.Now,
        };
        if (await work.ExecuteAsync(Receive, values) == 0)
            return false;
        await work.ExecuteAsync(Book, values);
        await work.AuditAsync("system", "payment.booked", "invoice:" + number, payment.Reference);
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
