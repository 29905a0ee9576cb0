using Portal.Tests.Data;
using Portal.Web.Provider.Import;
using Portal.Web.Provider.Import.Streams;

namespace Portal.Tests.Provider.Import.Streams;

/// <summary>
/// Files of invoices and what belongs to them, made up for one customer, and imports of them. Every test has a customer of its own.
/// </summary>
internal sealed class StreamTestHost(DatabaseFixture data, ImportTestHost files)
{
    private const string Head = "invoice,customer,period_start,period_end,issued_on,due_on,currency,total,tax\n";
    private const string Line = "invoice,position,kind,text,service,amount,tax_percent\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A customer "NAME" with the line "NAMEL1" is known.</summary>
    public async Task CustomerAsync(string name) =>
        await data.Database.WriteAsync(
            work => Web.Provider.Embedded.CustomerRecordWriter.WriteAsync(work, TestLines.Of(name, name + "L1")),
            Ct
        );

    /// <summary>A year of invoices of 10.00, each with two lines, payments of 4.00 and usage.</summary>
    public string[] Year(string name)
    {
        var months = Enumerable.Range(1, 12).Select(m => new DateOnly(2025, m, 1)).ToList();
        string Number(DateOnly m) => $"{name}-{m:yyyyMM}";
        return
        [
            files.File(
                name + "-invoices.csv",
                Head
                    + string.Concat(
                        months.Select(m => $"{Number(m)},{name},{m:O},{m.AddMonths(1):O},{m:O},{m.AddDays(14):O},EUR,10.00,1.74\n")
                    )
            ),
            files.File(
                name + "-lines.csv",
                Line
                    + string.Concat(
                        months.Select(m => $"{Number(m)},1,plan,Fibre,{name}L1,12.50,21\n{Number(m)},2,discount,Fibre,{name}L1,-2.50,21\n")
                    )
            ),
            files.File(
                name + "-payments.csv",
                "reference,invoice,received_on,amount,currency\n"
                    + string.Concat(months.Select(m => $"P-{Number(m)},{Number(m)},{m.AddDays(10):O},4.00,EUR\n"))
            ),
            files.File(
                name + "-usage.csv",
                "service,period_start,period_end,megabytes,as_of\n"
                    + string.Concat(months.Select(m => $"{name}L1,{m:O},{m.AddMonths(1):O},{m.Month}000,{m.AddMonths(1):O}T00:00:00Z\n"))
            ),
        ];
    }

    public string Heads(string name, params string[] rows) =>
        files.File(name + "-heads.csv", Head + string.Concat(rows.Select(r => r + "\n")));

    public string Lines(string name, params string[] rows) =>
        files.File(name + "-lines.csv", Line + string.Concat(rows.Select(r => r + "\n")));

    public Task<ImportResult> RunAsync(params string[] given) => RunAsync(new() { Files = given, Actor = "test" }, Ct);

    public Task<ImportResult> RunAsync(ImportOptions order, CancellationToken ct) =>
        new ProviderImport(data.Database, data.Clock).RunAsync(order, ct);

    /// <summary>Imports in portions of five rows, and is stopped after so many of them.</summary>
    public async Task<bool> StoppedAsync(string[] given, int portions)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var left = portions;
        void Stop(ImportProgress now)
        {
            if (now is { What: not "Checking", Count: > 0, IsEnd: false } && --left == 0)
                stop.Cancel();
        }

        try
        {
            await RunAsync(
                new()
                {
                    Files = given,
                    Actor = "test",
                    PortionSize = 5,
                    OnProgress = Stop,
                },
                stop.Token
            );
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>Everything the tables say of a customer's invoices and usage, without row numbers and times.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string name)
    {
        const string Sql = """
            select 'invoice ' || i.number || ' ' || i.total || ' ' || i.paid || ' ' || i.state || ' ' || i.line_count
                from invoice i join customer c on c.id = i.customer_id where c.number = @name
            union all select 'line ' || i.number || ' ' || l.position || ' ' || l.kind || ' ' || l.amount || ' ' || l.currency
                from invoice_line l join invoice i on i.id = l.invoice_id join customer c on c.id = i.customer_id where c.number = @name
            union all select 'payment ' || i.number || ' ' || p.reference || ' ' || p.amount
                from payment p join invoice i on i.id = p.invoice_id join customer c on c.id = i.customer_id where c.number = @name
            union all select 'usage ' || period_start || ' ' || megabytes from usage_month where service_number = @line
            """;
        var rows = await data.Database.ListAsync<string>(Sql, new { name, line = name + "L1" }, Ct);
        return [.. rows.Select(r => r.Replace(name, "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    public Task<long> PositionsAsync() => data.Database.SingleOrDefaultAsync<long>("select count(*) from import_progress", ct: Ct);
}
