using Portal.Web.Data;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>
/// Invoices. Until their lines and payments are there they are in the state "new", in which no customer sees them and no other invoice is
/// made for their month.
/// </summary>
internal sealed class InvoiceTable(Database? db, KnownNames names, DateOnly today) : RowTable<Invoice>
{
    private const string Add = """
        insert into invoice (number, customer_id, period_start, period_end, issued_on, due_on, currency, total, tax, paid, state,
            line_count, created_at, changed_at)
        select @number, c.id, @start, @end, @issued, @due, @currency, @total, @tax, 0, 'new', 0, @now, @now
        from customer c where c.number = @customer and c.demonstration = false
        on conflict do nothing
        """;

    // One that was left behind by an import whose file has been put right since.
    private const string Replace = """
        update invoice set customer_id = (select c.id from customer c where c.number = @customer), period_start = @start, period_end = @end,
            issued_on = @issued, due_on = @due, currency = @currency, total = @total, tax = @tax, changed_at = @now
        where number = @number and state = 'new'
        """;

    private const string Clear =
        "delete from invoice_line where invoice_id = (select id from invoice where number = @number and state = 'new')";

    private const string Send = """
        update invoice set line_count = (select count(*) from invoice_line l where l.invoice_id = invoice.id), changed_at = @now,
            state = case when paid >= total then 'settled' when paid > 0 then 'partiallyPaid' else 'sent' end
        where number = @number and state = 'new'
            and total = (select sum(l.amount) from invoice_line l where l.invoice_id = invoice.id and l.currency = invoice.currency)
        """;

    private static readonly string[] Names = ["number", "customer", "start", "end", "issued", "due", "currency", "total", "tax", "now"];

    private readonly string known = $"select {InvoiceRow.Columns} from {InvoiceRow.Tables} where i.number {db?.Dialect.AnyOf("@numbers")}";
    private readonly string months = $"""
        select i.number, c.number customer, i.period_start from {InvoiceRow.Tables}
        where c.number {db?.Dialect.AnyOf("@customers")} and i.period_start >= @first and i.period_start <= @last
        """;

    public static string KeyOf(string number) => "invoice " + number;

    /// <summary>Shows invoices to their customers; they and what belongs to them are whole.</summary>
    /// <exception cref="ImportChangedException">One of them is not.</exception>
    public async Task SendAsync(UnitOfWork work, IReadOnlyList<StreamRow> rows)
    {
        var numbers = rows.Select(r => r.Row.Find("invoice")?.Text ?? "").ToList();
        var sent = await work.ExecuteEachAsync(Send, ["number", "now"], [.. numbers.Select(n => (object?[])[n, work.Now])]);
        var others = numbers.Where((_, n) => sent[n] == 0).ToList();
        if (others.Count == 0)
            return;
        var issued = await work.ListAsync<InvoiceRow>(known, new { numbers = List(others) });
        if (issued.Count(i => i.State != InvoiceState.New) < others.Count)
            throw new ImportChangedException("Invoices or the files were changed while they were imported: run the import again.");
    }

    protected override Invoice Read(RowReader row) => row.Invoice();

    protected override void LeaveOut(Stated<Invoice> row, ImportCheck check) =>
        check.Invoices.Add(EntryOf(row.Row, KeyRole.BadInvoice, RowOutcome.LeftOut, KeyOf(row.Value.Number), "invoice"));

    protected override async Task CompareAsync(IReadOnlyList<Stated<Invoice>> rows, ImportCheck check, CancellationToken ct)
    {
        var customers = await names.BillingDaysAsync(rows.Select(r => r.Value.Customer), ct);
        var (old, taken) = await KnownAsync(rows, ct);
        foreach (var row in rows)
        {
            var invoice = row.Value;
            var before = old.GetValueOrDefault(invoice.Number);
            if (
                Wrong(invoice, before, customers, taken.GetValueOrDefault((invoice.Customer, invoice.Period.Start)))
                is var (column, message)
            )
            {
                check.Refuse(row.Row, column, message);
                LeaveOut(row, check);
                continue;
            }

            var outcome = before is null ? RowOutcome.Added : RowOutcome.Unchanged;
            var role = before is null ? KeyRole.Invoice : KeyRole.IssuedInvoice;
            check.Count(row.Row.Id, outcome);
            var month = EntryOf(row.Row, KeyRole.Once, outcome, $"month {invoice.Customer} {invoice.Period.Start:O}", "period_start");
            check.Keys.Add(month);
            check.Invoices.Add(
                EntryOf(row.Row, role, outcome, KeyOf(invoice.Number), "invoice") with
                {
                    Amount = invoice.Total.Minor,
                    Detail = KeyEntry.CurrencyCode(invoice.Total.Currency),
                }
            );
        }
    }

    protected override async Task InsertAsync(UnitOfWork work, IReadOnlyList<Stated<Invoice>> rows)
    {
        var values = rows.Select(r => ValuesOf(r.Value, work.Now)).ToList();
        var added = await work.ExecuteEachAsync(Add, Names, values);
        var others = values.Where((_, n) => added[n] == 0).ToList();
        await work.ExecuteEachAsync(Replace, Names, others);
        await work.ExecuteEachAsync(Clear, ["number"], [.. others.Select(o => new[] { o[0] })]);
    }

    private async Task<(Dictionary<string, Invoice> Issued, Dictionary<(string, DateOnly), string> Months)> KnownAsync(
        IReadOnlyList<Stated<Invoice>> rows,
        CancellationToken ct
    )
    {
        if (db is null)
            return ([], []);
        var issued = await db.ListAsync<InvoiceRow>(known, new { numbers = List(rows.Select(r => r.Value.Number)) }, ct);
        var taken = await db.ListAsync<MonthRow>(
            months,
            new
            {
                customers = List(rows.Select(r => r.Value.Customer)),
                first = rows.Min(r => r.Value.Period.Start),
                last = rows.Max(r => r.Value.Period.Start),
            },
            ct
        );
        return (
            issued.Where(i => i.State != InvoiceState.New).ToDictionary(i => i.Number, i => i.ToInvoice()),
            taken.ToDictionary(m => (m.Customer, m.PeriodStart), m => m.Number)
        );
    }

    private (string Column, string Message)? Wrong(
        Invoice invoice,
        Invoice? before,
        IReadOnlyDictionary<string, int> customers,
        string? other
    )
    {
        if (!customers.TryGetValue(invoice.Customer, out var day))
            return ("customer", "unknown customer: neither in these files nor imported before");
        if (other is not null && other != invoice.Number)
            return ("period_start", $"the customer has another invoice for this month: {other}");
        if (before is not null)
            return Differs(invoice, before) is { } column
                ? (column, "this invoice was issued before and says something else here: it is not changed, the next one puts it right")
                : null;
        // A month that has not ended could be billed a second time by the portal's own run.
        if (day > 0 && invoice.Period.End > today && invoice.Period != new BillingCycle(day).PeriodOf(invoice.Period.Start))
            return ("period_start", $"is not the billing month of this customer, which begins on day {day}");
        return null;
    }

    private static string? Differs(Invoice one, Invoice other) =>
        one.Customer != other.Customer ? "customer"
        : one.Period.Start != other.Period.Start ? "period_start"
        : one.Period.End != other.Period.End ? "period_end"
        : one.IssuedOn != other.IssuedOn ? "issued_on"
        : one.DueOn != other.DueOn ? "due_on"
        : one.Total.Currency != other.Total.Currency ? "currency"
        : one.Total != other.Total ? "total"
        : one.Tax != other.Tax ? "tax"
        : null;

    private static object?[] ValuesOf(Invoice invoice, DateTimeOffset now) =>
        [
            invoice.Number,
            invoice.Customer,
            invoice.Period.Start,
            invoice.Period.End,
            invoice.IssuedOn,
            invoice.DueOn,
            invoice.Total.Currency,
            invoice.Total.Minor,
            invoice.Tax.Minor,
            now,
        ];

    private sealed record MonthRow
    {
        public required string Number { get; init; }

        public required string Customer { get; init; }

        public required DateOnly PeriodStart { get; init; }
    }
}
