using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Portal.Bench.Search;

namespace Portal.Bench.Provider;

/// <summary>
/// Imports a provider's data by the program's own command and compares it with bare inserts of the same rows. A tenth of them is imported
/// first, by a process that is killed in the middle and run again.
/// </summary>
internal static class ImportCommand
{
    private const double Mega = 1024 * 1024;

    public static Command Create()
    {
        var count = new Option<int>("--customers") { Description = "So many customers.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("import", "Imports customers with a year of invoices and usage, beside bare inserts of the same rows.")
        {
            count,
        };
        command.SetAction((given, ct) => RunAsync(given.GetValue(count), ct));
        return command;
    }

    private static async Task RunAsync(int customers, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("portal-import-");
        try
        {
            var small = await KilledAsync(Directory.CreateDirectory(Path.Combine(folder.FullName, "tenth")).FullName, customers / 10, ct);
            var (rows, time, peak) = await WholeAsync(
                Directory.CreateDirectory(Path.Combine(folder.FullName, "whole")).FullName,
                customers,
                ct
            );
            var bare = await BareInserts.RunAsync(Path.Combine(folder.FullName, "bare"), customers, ct);
            var (ours, theirs) = (rows / time.TotalSeconds, bare.Rows / bare.Time.TotalSeconds);
            Timing.Print($"import         {rows:N0} rows in {time.TotalSeconds:F1} s: {ours:N0} rows/s");
            Timing.Print($"bare inserts   {bare.Rows:N0} rows in {bare.Time.TotalSeconds:F1} s: {theirs:N0} rows/s");
            Timing.Print($"ratio          {ours / theirs:F2}");
            Timing.Print($"peak memory    {small / Mega:F0} MB with a tenth of the rows, {peak / Mega:F0} MB with all");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(long Rows, TimeSpan Time, long Peak)> WholeAsync(string folder, int customers, CancellationToken ct)
    {
        var (people, year) = ImportFiles.Write(folder, customers);
        await new ImportProcess(folder).RunAsync(["migrate"], ct);
        var clock = Stopwatch.StartNew();
        foreach (var pair in people)
            await new ImportProcess(folder).RunAsync(["provider", "import", .. pair], ct);
        Timing.Print($"               customers and lines after {clock.Elapsed.TotalSeconds:F1} s");
        var import = new ImportProcess(folder);
        await import.RunAsync(["provider", "import", .. year], ct);
        var time = clock.Elapsed;
        Check(folder, customers);
        return (customers * (long)(ImportFiles.RowsOfCustomer + ImportFiles.RowsOfYear), time, import.PeakMemory);
    }

    private static async Task<long> KilledAsync(string folder, int customers, CancellationToken ct)
    {
        var (people, year) = ImportFiles.Write(folder, customers);
        var import = new ImportProcess(folder);
        await import.RunAsync(["migrate"], ct);
        foreach (var pair in people)
            await new ImportProcess(folder).RunAsync(["provider", "import", .. pair], ct);
        var half = customers * ImportFiles.Months;
        var killed = await import.KillAsync(["provider", "import", .. year], () => Count(folder, "invoice_line") >= half, ct);
        Timing.Print(
            $"killed         {killed}, with {Count(folder, "invoice_line"):N0} lines and {Count(folder, "usage_month"):N0} months written"
        );
        await import.RunAsync(["provider", "import", .. year], ct);
        Check(folder, customers);
        Timing.Print("run again      every row is there once");
        return import.PeakMemory;
    }

    private static void Check(string folder, int customers)
    {
        var months = customers * (long)ImportFiles.Months;
        if (
            Count(folder, "invoice where state = 'sent' and line_count = 2") != months
            || Count(folder, "invoice_line") != ImportFiles.Lines * months
            || Count(folder, "usage_month") != months
        )
            throw new InvalidOperationException("Rows are missing, or there twice.");
    }

    private static long Count(string folder, string table)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "portal.db")};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from " + table;
        return (long)command.ExecuteScalar()!;
    }
}
