using Portal.Web.Data;
using Portal.Web.Provider.Embedded;

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

    /// <summary>The first thousand.</summary>
    public required IReadOnlyList<Diagnostic> Faults { get; init; }

    public required int FaultCount { get; init; }

    /// <summary>False when there were faults and nothing was imported.</summary>
    public required bool IsAccepted { get; init; }
}

/// <summary>
/// Brings files with customers, services, devices and codes into the portal's own tables. What a file does not mention stays as it is; the
/// same file again changes nothing.
/// </summary>
public sealed class ProviderImport(Database db, TimeProvider clock)
{
    // A write holds up the others for as long as it takes: so many customers at a time are some hundredths of a second.
    private const int CustomersPerWrite = 100;

    /// <exception cref="BusyException">The database takes no more writes; customers before that are imported, and the same order again does
    /// the rest.</exception>
    public async Task<ImportResult> RunAsync(ImportOptions order, CancellationToken ct)
    {
        var faults = new DiagnosticList();
        var stated = await ReadAsync(order.Files, faults, ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var plan = new ImportPlan(stated, await CustomerRecordReader.AllAsync(db, ct), faults, today, order.Demonstration);
        var accepted = faults.Count == 0 || order.Partial;
        if (accepted && !order.DryRun)
            await WriteAsync(plan, order.Actor, ct);
        return new ImportResult
        {
            Added = [.. plan.Added.Select(d => d.Customer.Number)],
            Changed = [.. plan.Changed.Select(d => d.Customer.Number)],
            Unchanged = plan.Unchanged,
            LeftOut = plan.LeftOut,
            Faults = faults.All,
            FaultCount = faults.Count,
            IsAccepted = accepted,
        };
    }

    /// <summary>The faults of files by themselves; whether they fit to what was imported before is only known to an import.</summary>
    public static async Task<(IReadOnlyList<Diagnostic> First, int Count)> CheckAsync(IReadOnlyList<string> files, CancellationToken ct)
    {
        var faults = new DiagnosticList();
        await ReadAsync(files, faults, ct);
        return (faults.All, faults.Count);
    }

    private static async Task<ImportSet> ReadAsync(IReadOnlyList<string> files, DiagnosticList faults, CancellationToken ct)
    {
        var stated = new ImportSet(faults);
        foreach (var file in files.Distinct())
            stated.Add(await SourceFile.ReadAsync(file, faults, ct));
        return stated;
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
                        await work.WriteAsync(record);
                        await work.AuditAsync(actor, "customer.imported", "customer:" + record.Customer.Number, what);
                    }
                },
                ct
            );
        }
    }
}
