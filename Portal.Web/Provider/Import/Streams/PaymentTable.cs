using Portal.Web.Data;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>Payments, each booked once by its reference.</summary>
internal sealed class PaymentTable(Database? db) : RowTable<StatedPayment>
{
    private const string Receive = """
        insert into payment (reference, invoice_id, received_on, amount, currency, method, created_at)
        values (@reference, @invoice, @received, @amount, @currency, @method, @now) on conflict (reference) do nothing
        """;

    // An invoice that is still being imported stays "new" until it is whole.
    private const string Book = """
        update invoice set paid = paid + @amount, changed_at = @now,
            state = case when state = 'new' then state when paid + @amount >= total then 'settled' else 'partiallyPaid' end
        where id = @invoice
        """;

    private readonly string known = $"""
        select p.reference, i.number invoice, p.received_on, p.amount, p.currency, p.method
        from payment p join invoice i on i.id = p.invoice_id where p.reference {db?.Dialect.AnyOf("@references")}
        """;

    protected override StatedPayment Read(RowReader row) => row.Payment();

    protected override async Task CompareAsync(IReadOnlyList<Stated<StatedPayment>> rows, ImportCheck check, CancellationToken ct)
    {
        var (old, invoices) = await KnownAsync(rows, ct);
        foreach (var row in rows)
        {
            var (number, payment) = row.Value;
            var before = old.GetValueOrDefault(payment.Reference);
            var invoice = invoices.GetValueOrDefault(number);
            if (before is not null && before != row.Value)
            {
                check.Refuse(row.Row, "reference", "a payment of this reference was booked before, and says something else");
                continue;
            }

            if (invoice is { State: not InvoiceState.New } && invoice.Currency != payment.Amount.Currency)
            {
                check.Refuse(row.Row, "currency", $"the invoice is in {invoice.Currency}");
                continue;
            }

            var outcome = before is null ? RowOutcome.Added : RowOutcome.Unchanged;
            check.Count(row.Row.Id, outcome);
            check.Keys.Add(EntryOf(row.Row, KeyRole.Once, outcome, "payment " + payment.Reference, "reference"));
            if (invoice is null or { State: InvoiceState.New })
                check.Invoices.Add(
                    EntryOf(row.Row, KeyRole.Payment, outcome, InvoiceTable.KeyOf(number), "invoice") with
                    {
                        Detail = KeyEntry.CurrencyCode(payment.Amount.Currency),
                    }
                );
        }
    }

    protected override async Task InsertAsync(UnitOfWork work, IReadOnlyList<Stated<StatedPayment>> rows)
    {
        var invoices = await InvoiceKey.ListAsync(work, rows.Select(r => r.Value.Invoice));
        var values = new List<object?[]>(rows.Count);
        foreach (var (row, (number, payment)) in rows)
        {
            if (!invoices.TryGetValue(number, out var invoice))
                throw new ImportChangedException($"{row.Row.File}:{row.Row.Line}: the invoice is there no more: run the import again.");
            values.Add([
                payment.Reference,
                invoice.Id,
                payment.ReceivedOn,
                payment.Amount.Minor,
                payment.Amount.Currency,
                payment.Method.ToString(),
                work.Now,
            ]);
        }

        values.Sort((one, other) => ((long)one[1]!).CompareTo((long)other[1]!)); // two imports lock invoices in one order
        var booked = await work.ExecuteEachAsync(
            Receive,
            ["reference", "invoice", "received", "amount", "currency", "method", "now"],
            values
        );
        await work.ExecuteEachAsync(
            Book,
            ["invoice", "amount", "now"],
            [.. values.Where((_, n) => booked[n] > 0).Select(v => (object?[])[v[1], v[3], v[6]])]
        );
    }

    private async Task<(Dictionary<string, StatedPayment> Booked, IReadOnlyDictionary<string, InvoiceKey> Invoices)> KnownAsync(
        IReadOnlyList<Stated<StatedPayment>> rows,
        CancellationToken ct
    )
    {
        if (db is null)
            return ([], new Dictionary<string, InvoiceKey>());
        var booked = await db.ListAsync<PaymentRow>(known, new { references = List(rows.Select(r => r.Value.Payment.Reference)) }, ct);
        return (
            booked.ToDictionary(p => p.Reference, p => p.ToPayment()),
            await InvoiceKey.ListAsync(db, rows.Select(r => r.Value.Invoice), ct)
        );
    }

    private sealed record PaymentRow
    {
        public required string Reference { get; init; }

        public required string Invoice { get; init; }

        public required DateOnly ReceivedOn { get; init; }

        public required long Amount { get; init; }

        public required string Currency { get; init; }

        public required PaymentMethod Method { get; init; }

        public StatedPayment ToPayment() =>
            new(
                Invoice,
                new Payment
                {
                    Reference = Reference,
                    ReceivedOn = ReceivedOn,
                    Amount = new(Amount, Currency),
                    Method = Method,
                }
            );
    }
}
