using Portal.Web.Data;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Import.Streams;

namespace Portal.Web.Provider.Import;

/// <summary>How an import is to be done.</summary>
public sealed record ImportOptions
{
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Who imports, for the audit trail.</summary>
    public required string Actor { get; init; }

    /// <summary>Only says what would happen.</summary>
    public bool DryRun { get; init; }

    /// <summary>Leaves out the customers with faults instead of all.</summary>
    public bool Partial { get; init; }

    /// <summary>Marks the customers as made up.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Is told how it gets on.</summary>
    public Action<ImportProgress>? OnProgress { get; init; }

    /// <summary>How many invoices, lines, payments … are one transaction; it holds up other writes for hundredths of a second.</summary>
    internal int PortionSize { get; init; } = 1000;
}

/// <summary>What an import did, or would do.</summary>
public sealed record ImportResult
{
    /// <summary>Customer numbers.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Customer numbers.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>Customers of whom the files say what stood there already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Customers with faults.</summary>
    public required int LeftOut { get; init; }

    /// <summary>What became of invoices, their lines, payments, usage and orders.</summary>
    public required IReadOnlyCollection<RowCount> Rows { get; init; }

    /// <summary>The first thousand.</summary>
    public required IReadOnlyList<Diagnostic> Faults { get; init; }

    public required int FaultCount { get; init; }

    /// <summary>False when there were faults and nothing was imported.</summary>
    public required bool IsAccepted { get; init; }
}

/// <summary>
/// Brings files with customers, services, devices and codes, invoices, payments, usage and orders into the portal's own tables. What a file
/// does not mention stays as it is; the same file again changes nothing.
/// </summary>
public sealed class ProviderImport(Database db, TimeProvider clock)
{
    // A write holds up the others for as long as it takes: so many customers at a time are some hundredths of a second.
    private const int CustomersPerWrite = 100;

    /// <exception cref="BusyException">The database takes no more writes; what was before that is imported, and the same order again does
    /// the rest.</exception>
    /// <exception cref="ImportChangedException">Files or tables were changed meanwhile; the same order again does the rest.</exception>
    public async Task<ImportResult> RunAsync(ImportOptions order, CancellationToken ct)
    {
        var faults = new DiagnosticList();
        var (stated, streamed) = await ReadAsync(order.Files, faults, ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var known = await CustomerRecordReader.OfAsync(db, stated.CustomerNumbers, stated.ServiceNumbers, ct);
        var plan = new ImportPlan(stated, known, faults, today, order.Demonstration);
        var import = new StreamedImport(db, streamed, today, order);
        using var check = await import.CheckAsync(plan, faults, ct);
        var accepted = faults.Count == 0 || (order.Partial && check.CanLeaveOut);
        if (accepted && !order.DryRun)
        {
            await WriteAsync(plan, order.Actor, ct);
            await import.WriteAsync(check, ct);
        }

        return new ImportResult
        {
            Added = [.. plan.Added.Select(d => d.Customer.Number)],
            Changed = [.. plan.Changed.Select(d => d.Customer.Number)],
            Unchanged = plan.Unchanged,
            LeftOut = plan.LeftOut,
            Rows = [.. check.Counts],
            Faults = faults.All,
            FaultCount = faults.Count,
            IsAccepted = accepted,
        };
    }

    /// <summary>The faults of files by themselves; whether they fit to what was imported before is only known to an import.</summary>
    public static async Task<(IReadOnlyList<Diagnostic> First, int Count)> CheckAsync(
        IReadOnlyList<string> files,
        CancellationToken ct,
        Action<ImportProgress>? onProgress = null
    )
    {
        var faults = new DiagnosticList();
        var (_, streamed) = await ReadAsync(files, faults, ct);
        var order = new ImportOptions
        {
            Files = files,
            Actor = "",
            OnProgress = onProgress,
        };
        using var check = await new StreamedImport(null, streamed, DateOnly.MinValue, order).CheckAsync(null, faults, ct);
        return (faults.All, faults.Count);
    }

    private static async Task<(ImportSet Stated, IReadOnlyList<StreamedFile> Streamed)> ReadAsync(
        IReadOnlyList<string> files,
        DiagnosticList faults,
        CancellationToken ct
    )
    {
        var (stated, streamed) = (new ImportSet(faults), new List<StreamedFile>());
        foreach (var file in files.Distinct())
            if (await StreamedFile.FindAsync(file, faults, ct) is { } large)
                streamed.Add(large);
            else
                stated.Add(await SourceFile.ReadAsync(file, faults, ct));
        return (stated, streamed);
    }

    private async Task WriteAsync(ImportPlan plan, string actor, CancellationToken ct)
    {
        var all = plan.Added.Select(d => (Record: d, What: "added")).Concat(plan.Changed.Select(d => (Record: d, What: "changed")));
        foreach (var some in all.Chunk(CustomersPerWrite))
        {
            await db.WriteAsync(
                async work =>
                {
                    foreach (var (record, what) in some)
                    {
                        await work.WriteAsync(record, isNew: what == "added");
                        await work.AuditAsync(actor, "customer.imported", "customer:" + record.Customer.Number, what);
                    }
                },
                ct
            );
        }
    }
}
