using System.Globalization;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Provider.Embedded;

/// <summary>A bill as the database gives it.</summary>
internal sealed record InvoiceRow
{
    public const string Columns = """
        i.number, c.number customer, i.period_start, i.period_end, i.issued_on, i.due_on, i.currency, i.total, i.tax, i.paid, i.state,
        i.line_count, i.reopened_on
        """;

    public const string Tables = "invoice i join customer c on c.id = i.customer_id";

    public required string Number { get; init; }

    public required string Customer { get; init; }

    public required DateOnly PeriodStart { get; init; }

    public required DateOnly PeriodEnd { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public DateOnly? ReopenedOn { get; init; }

    public required string Currency { get; init; }

    public required long Total { get; init; }

    public required long Tax { get; init; }

    public required long Paid { get; init; }

    public required InvoiceState State { get; init; }

    public required long LineCount { get; init; }

    public Invoice ToInvoice() =>
        new()
        {
            Number = Number,
            Customer = Customer,
            Period = new(PeriodStart, PeriodEnd),
            IssuedOn = IssuedOn,
            DueOn = DueOn,
            ReopenedOn = ReopenedOn,
            Total = new(Total, Currency),
            Tax = new(Tax, Currency),
            Paid = new(Paid, Currency),
            State = State,
            LineCount = (int)LineCount,
        };
}

/// <summary>A line of a bill as the database gives it.</summary>
internal sealed record InvoiceLineRow
{
    public const string Columns =
        "l.position, l.kind, l.code, l.text, l.service_number service, l.period_start, l.period_end, l.amount, l.currency, l.tax_percent";

    public required long Position { get; init; }

    public required LineKind Kind { get; init; }

    public string? Code { get; init; }

    public required string Text { get; init; }

    public string? Service { get; init; }

    public DateOnly? PeriodStart { get; init; }

    public DateOnly? PeriodEnd { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string TaxPercent { get; init; }

    public InvoiceLine ToLine() =>
        new()
        {
            Position = (int)Position,
            Kind = Kind,
            Code = Code,
            Text = Text,
            Service = Service,
            Period = PeriodStart is { } start && PeriodEnd is { } end ? new(start, end) : null,
            Amount = new(Amount, Currency),
            TaxPercent = decimal.Parse(TaxPercent, CultureInfo.InvariantCulture),
        };
}
