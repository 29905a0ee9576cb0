using System.Globalization;
using Portal.Web.Data;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>
/// Imports invoices, payments, usage and orders. Files are read twice, first to find what is wrong and then to be written in portions, each
/// in one transaction with the place it reaches to. Neither reading keeps what it read, so a file may be of any size.
/// </summary>
internal sealed class StreamedImport(Database? db, IReadOnlyList<StreamedFile> files, DateOnly today, ImportOptions order)
{
    // What refers to something comes behind it.
    private static readonly RowKind[] Kinds = [RowKind.Invoice, RowKind.InvoiceLine, RowKind.Payment, RowKind.Usage, RowKind.Order];

    /// <summary>Reads all files and says what is wrong with them, and what they would do.</summary>
    /// <param name="plan">What is imported before them; null for nothing.</param>
    /// <param name="faults">Receives what is wrong.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<ImportCheck> CheckAsync(ImportPlan? plan, DiagnosticList faults, CancellationToken ct)
    {
        var check = new ImportCheck(files, faults);
        try
        {
            var names = new KnownNames(db, plan);
            var tables = Kinds.ToDictionary(k => k, k => TableOf(k, names));
            foreach (var (number, file) in files.Index())
            {
                using var progress = new ProgressMeter(order.OnProgress, "Checking", file);
                foreach (var portion in Portion.Of(file.Rows(faults, progress.MoveTo), number, order.PortionSize))
                {
                    ct.ThrowIfCancellationRequested();
                    await tables[portion.Kind].CheckAsync(portion, check, ct);
                    progress.Add(portion.Rows.Count);
                }
            }

            new KeyCheck(check, knowsTables: db is not null).Run(ct);
            if (order.Partial && !check.CanLeaveOut)
                faults.Add(files[0].Path, 1, "", "too many rows have faults to leave them out one by one: put the files right first");
            return check;
        }
        catch
        {
            check.Dispose();
            throw;
        }
    }

    /// <summary>Writes what was found to be good.</summary>
    /// <exception cref="ImportChangedException">Something is no longer as it was checked.</exception>
    public async Task WriteAsync(ImportCheck check, CancellationToken ct)
    {
        var names = new KnownNames(db, null);
        foreach (var kind in Kinds)
            await EachAsync(kind, check, "Writing", TableOf(kind, names).WriteAsync, ct);
        var invoices = new InvoiceTable(db, names, today);
        await EachAsync(RowKind.Invoice, check, "Issuing", invoices.SendAsync, ct);
        foreach (var file in files.Where(f => f.IsReadable))
            await db!.WriteAsync(work => ImportPosition.EndAsync(work, file.Hash), ct);
    }

    private async Task EachAsync(
        RowKind kind,
        ImportCheck check,
        string what,
        Func<UnitOfWork, IReadOnlyList<StreamRow>, Task> write,
        CancellationToken ct
    )
    {
        var isLast = what == "Issuing";
        foreach (var (number, file) in files.Index().Where(f => f.Item.Has(kind)))
        {
            var done = isLast ? 0 : await ImportPosition.FindAsync(db!, file.Hash, kind, ct);
            using var progress = new ProgressMeter(order.OnProgress, what, file with { Kind = kind }, done);
            foreach (var portion in Portion.Of(RowsOf(file, kind, progress), number, order.PortionSize))
            {
                var end = portion.Rows[^1].Number + 1;
                if (end <= done)
                    continue;
                ct.ThrowIfCancellationRequested();
                var rows = portion.Rows.Where(r => r.Number >= done && !check.IsLeftOut(r.Id)).ToList();
                await db!.WriteAsync(
                    async work =>
                    {
                        if (rows.Count > 0)
                            await write(work, rows);
                        if (!isLast)
                            await NoteAsync(work, file, kind, portion.Rows[0].Number + 1, end);
                    },
                    ct
                );
                progress.Add(portion.Rows.Count);
            }
        }
    }

    private async Task NoteAsync(UnitOfWork work, StreamedFile file, RowKind kind, long first, long end)
    {
        await ImportPosition.AdvanceAsync(work, file.Hash, kind, end);
        var rows = string.Create(CultureInfo.InvariantCulture, $"{Columns.Many(kind)} {first} to {end}");
        await work.AuditAsync(order.Actor, "file.imported", "file:" + file.Hash[..16], rows);
    }

    private static IEnumerable<ImportRow> RowsOf(StreamedFile file, RowKind kind, ProgressMeter progress) =>
        file.Rows(new DiagnosticList(), progress.MoveTo).Where(r => r.Kind == kind);

    private RowTable TableOf(RowKind kind, KnownNames names) =>
        kind switch
        {
            RowKind.Invoice => new InvoiceTable(db, names, today),
            RowKind.InvoiceLine => new InvoiceLineTable(db),
            RowKind.Payment => new PaymentTable(db),
            RowKind.Usage => new UsageTable(db, names),
            _ => new OrderTable(db, names),
        };
}
