using System.Data.Common;
using Portal.Web.Data;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Provider.Embedded;

/// <summary>Bills in the portal's own tables; <see cref="InvoiceRun"/> makes them.</summary>
internal sealed class EmbeddedBilling(Database db, ProviderOptions options) : IBilling
{
    private const string Owner = "c.number = @plain and (c.demonstration = false or @Demonstration)";

    private const string Known = $"select c.number from customer c where {Owner}";

    private const string Of = $"""
        select {InvoiceRow.Columns} from {InvoiceRow.Tables} where {Owner} order by i.period_start desc limit @most
        """;

    private const string One = $"select {InvoiceRow.Columns} from {InvoiceRow.Tables} where {Owner} and i.number = @number";

    private const string Issued = $"""
        select {InvoiceRow.Columns} from {InvoiceRow.Tables}
        where i.issued_on >= @since and i.number > @after and i.state in ('sent', 'partiallyPaid', 'settled')
            and (c.demonstration = false or @Demonstration)
        order by i.number limit @most
        """;

    private const string Lines = $"""
        select {InvoiceLineRow.Columns} from invoice_line l join invoice i on i.id = l.invoice_id join customer c on c.id = i.customer_id
        where {Owner} and i.number = @number order by l.position limit @Most offset @Skip
        """;

    // Each call has words of its own; together they are one thing.
    private const string Items = $"""
        select kind, code, text, service, currency, sum(amount) amount, count(*) lines from (
            select l.position, l.kind, l.code, case when l.kind = 'Usage' then '' else l.text end text, l.service_number service,
                l.currency, l.amount
            from invoice_line l join invoice i on i.id = l.invoice_id join customer c on c.id = i.customer_id
            where {Owner} and i.number = @number) each
        group by kind, code, text, service, currency order by min(position)
        """;

    private const string Payments = $"""
        select {PaymentRow.Columns}
        from payment p join invoice i on i.id = p.invoice_id join customer c on c.id = i.customer_id
        where {Owner} and i.number = @number and {PaymentRow.Counts} order by p.received_on, p.id
        """;

    private const string Latest = $"""
        select i.number bill, {PaymentRow.Columns}
        from payment p join invoice i on i.id = p.invoice_id join customer c on c.id = i.customer_id
        where {Owner} and {PaymentRow.Counts} order by p.received_on desc, p.id desc limit @most
        """;

    public Task<Answer<IReadOnlyList<Invoice>>> ListAsync(string customer, int most, CancellationToken ct) =>
        AskAsync<Invoice>(
            customer,
            async plain =>
                await db.SingleOrDefaultAsync<string>(Known, new { plain, options.Demonstration }, ct) is null
                    ? null
                    : (
                        await db.ListAsync<InvoiceRow>(
                            Of,
                            new
                            {
                                plain,
                                options.Demonstration,
                                most,
                            },
                            ct
                        )
                    ).Select(r => r.ToInvoice())
        );

    public Task<Answer<Invoice>> FindAsync(string customer, string number, CancellationToken ct) =>
        ProviderTables.AskAsync(db, () => OneAsync(Plain(customer), number, ct));

    public Task<Answer<IReadOnlyList<InvoiceLine>>> LinesAsync(string customer, string number, LinePortion portion, CancellationToken ct) =>
        AskAsync<InvoiceLine>(
            customer,
            async plain =>
                await OneAsync(plain, number, ct) is null
                    ? null
                    : (
                        await db.ListAsync<InvoiceLineRow>(
                            Lines,
                            new
                            {
                                plain,
                                number,
                                options.Demonstration,
                                portion.Most,
                                portion.Skip,
                            },
                            ct
                        )
                    ).Select(r => r.ToLine())
        );

    public Task<Answer<IReadOnlyList<InvoiceItem>>> ItemsAsync(string customer, string number, CancellationToken ct) =>
        AskAsync<InvoiceItem>(
            customer,
            async plain =>
                await OneAsync(plain, number, ct) is null
                    ? null
                    : (await db.ListAsync<ItemRow>(Items, Values(plain, number), ct)).Select(r => r.ToItem())
        );

    public Task<Answer<IReadOnlyList<Payment>>> PaymentsAsync(string customer, string number, CancellationToken ct) =>
        AskAsync<Payment>(
            customer,
            async plain =>
                await OneAsync(plain, number, ct) is null
                    ? null
                    : (await db.ListAsync<PaymentRow>(Payments, Values(plain, number), ct)).Select(r => r.ToPayment())
        );

    public Task<Answer<IReadOnlyList<BillPayment>>> LatestPaymentsAsync(string customer, int most, CancellationToken ct) =>
        AskAsync<BillPayment>(
            customer,
            async plain =>
            {
                var values = new
                {
                    plain,
                    options.Demonstration,
                    most,
                };
                return await db.SingleOrDefaultAsync<string>(Known, values, ct) is null
                    ? null
                    : (await db.ListAsync<PaymentRow>(Latest, values, ct)).Select(r => new BillPayment(r.Bill, r.ToPayment()));
            }
        );

    public Task<Answer<IReadOnlyList<Invoice>>> IssuedAsync(DateOnly since, string after, int most, CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<Invoice>>(
            db,
            async () =>
            {
                var values = new
                {
                    since,
                    after,
                    most,
                    options.Demonstration,
                };
                return [.. (await db.ListAsync<InvoiceRow>(Issued, values, ct)).Select(r => r.ToInvoice())];
            }
        );

    public Task<Answer<Invoice>> RecordPaymentAsync(string customer, string number, Payment payment, CancellationToken ct) =>
        BookAsync(customer, number, work => work.PayAsync(number, payment), ct);

    public Task<Answer<Invoice>> RecordRefundAsync(string customer, string number, Refund refund, CancellationToken ct) =>
        BookAsync(customer, number, work => work.RefundAsync(number, refund), ct);

    private async Task<Answer<Invoice>> BookAsync(string customer, string number, Func<UnitOfWork, Task<bool>> book, CancellationToken ct)
    {
        var known = await FindAsync(customer, number, ct);
        if (known.State != AnswerState.Found)
            return known;
        try
        {
            await db.WriteAsync(book, ct);
        }
        catch (DbException error) when (error is BusyException || error.IsTransient || db.Dialect.MayRetry(error))
        {
            return Answer.Failed<Invoice>(mayRetry: true);
        }

        return await FindAsync(customer, number, ct);
    }

    private Task<Answer<IReadOnlyList<T>>> AskAsync<T>(string customer, Func<string, Task<IEnumerable<T>?>> question) =>
        ProviderTables.AskAsync<IReadOnlyList<T>>(db, async () => (await question(Plain(customer)))?.ToList());

    private async Task<Invoice?> OneAsync(string plain, string number, CancellationToken ct) =>
        (await db.SingleOrDefaultAsync<InvoiceRow>(One, Values(plain, number), ct))?.ToInvoice();

    private object Values(string plain, string number) =>
        new
        {
            plain,
            number = number.All(c => char.IsLetterOrDigit(c) || c == '-') ? number : "",
            options.Demonstration,
        };

    private static string Plain(string customer) => CustomerNumber.Read(customer) ?? "";

    private sealed record ItemRow
    {
        public required LineKind Kind { get; init; }

        public string? Code { get; init; }

        public required string Text { get; init; }

        public string? Service { get; init; }

        public required string Currency { get; init; }

        public required decimal Amount { get; init; } // a sum is another type on PostgreSQL

        public required long Lines { get; init; }

        public InvoiceItem ToItem() =>
            new()
            {
                Kind = Kind,
                Code = Code,
                Text = Text,
                Service = Service,
                Amount = new((long)Amount, Currency),
                Lines = (int)Lines,
            };
    }
}
