using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>Lines of invoices that are not issued yet; those of an issued one can only be the same again.</summary>
internal sealed class InvoiceLineTable(Database? db) : RowTable<StatedLine>
{
    private const string Add = """
        insert into invoice_line (invoice_id, position, kind, code, text, service_number, period_start, period_end, amount, currency,
            tax_percent)
        values (@invoice, @position, @kind, @code, @text, @service, @start, @end, @amount, @currency, @tax)
        on conflict (invoice_id, position) do nothing
        """;

    private static readonly string[] Names =
    [
        "invoice",
        "position",
        "kind",
        "code",
        "text",
        "service",
        "start",
        "end",
        "amount",
        "currency",
        "tax",
    ];

    private readonly string known = $"""
        select i.number invoice, {InvoiceLineRow.Columns} from invoice i
        left join invoice_line l on l.invoice_id = i.id and l.position >= @first and l.position <= @last
        where i.number {db?.Dialect.AnyOf("@numbers")} and i.state <> 'new'
        """;

    protected override StatedLine Read(RowReader row) => row.Line();

    protected override void LeaveOut(Stated<StatedLine> row, ImportCheck check) =>
        check.Invoices.Add(EntryOf(row.Row, KeyRole.BadLine, RowOutcome.LeftOut, InvoiceTable.KeyOf(row.Value.Invoice), "invoice"));

    protected override async Task CompareAsync(IReadOnlyList<Stated<StatedLine>> rows, ImportCheck check, CancellationToken ct)
    {
        var old = await KnownAsync(rows, ct);
        foreach (var row in rows)
        {
            var isIssued = old.TryGetValue(row.Value.Invoice, out var lines);
            var (role, outcome) = isIssued ? (KeyRole.IssuedLine, RowOutcome.Unchanged) : (KeyRole.Line, RowOutcome.Added);
            if (isIssued && lines!.GetValueOrDefault(row.Value.Line.Position) != row.Value.Line)
            {
                check.Refuse(
                    row.Row,
                    "position",
                    "the invoice was issued before without this line: it is not changed, the next one puts it right"
                );
                LeaveOut(row, check);
                continue;
            }

            check.Count(row.Row.Id, outcome);
            check.Invoices.Add(
                EntryOf(row.Row, role, outcome, InvoiceTable.KeyOf(row.Value.Invoice), "position") with
                {
                    Amount = row.Value.Line.Amount.Minor,
                    Detail = row.Value.Line.Position,
                }
            );
        }
    }

    protected override async Task InsertAsync(UnitOfWork work, IReadOnlyList<Stated<StatedLine>> rows)
    {
        var open = await InvoiceKey.ListAsync(work, rows.Select(r => r.Value.Invoice));
        var values = new List<object?[]>(rows.Count);
        foreach (var (_, (number, line)) in rows)
            if (open.TryGetValue(number, out var invoice) && invoice.State == InvoiceState.New)
                values.Add([
                    invoice.Id,
                    (long)line.Position,
                    line.Kind.ToString(),
                    line.Code,
                    line.Text,
                    line.Service,
                    line.Period?.Start,
                    line.Period?.End,
                    line.Amount.Minor,
                    invoice.Currency,
                    line.TaxPercent.ToString(CultureInfo.InvariantCulture),
                ]);
        await work.ExecuteEachAsync(Add, Names, values);
    }

    // Amounts without their currency, as the file has them.
    private async Task<Dictionary<string, Dictionary<int, InvoiceLine>>> KnownAsync(
        IReadOnlyList<Stated<StatedLine>> rows,
        CancellationToken ct
    )
    {
        if (db is null)
            return [];
        var values = new
        {
            numbers = List(rows.Select(r => r.Value.Invoice)),
            first = rows.Min(r => r.Value.Line.Position),
            last = rows.Max(r => r.Value.Line.Position),
        };
        var found = await db.ListAsync<LineRow>(known, values, ct);
        return found
            .GroupBy(l => l.Invoice)
            .ToDictionary(g => g.Key, g => g.Where(l => l.Position is not null).Select(l => l.ToLine()).ToDictionary(l => l.Position));
    }

    private sealed record LineRow
    {
        public required string Invoice { get; init; }

        public long? Position { get; init; }

        public LineKind Kind { get; init; }

        public string? Code { get; init; }

        public string? Text { get; init; }

        public string? Service { get; init; }

        public DateOnly? PeriodStart { get; init; }

        public DateOnly? PeriodEnd { get; init; }

        public long Amount { get; init; }

        public string? TaxPercent { get; init; }

        public InvoiceLine ToLine() =>
            new()
            {
                Position = (int)Position!.Value,
                Kind = Kind,
                Code = Code,
                Text = Text ?? "",
                Service = Service,
                Period = PeriodStart is { } start && PeriodEnd is { } end ? new(start, end) : null,
                Amount = new(Amount, ""),
                TaxPercent = decimal.Parse(TaxPercent ?? "0", CultureInfo.InvariantCulture),
            };
    }
}
