using System.CommandLine;
using Portal.Web.Data;
using Portal.Web.Provider.Availability;
using Portal.Web.Provider.Import.Streams;

namespace Portal.Web.Provider.Import;

/// <summary>The command line of the provider's data: <c>provider import|check</c>.</summary>
internal static class ProviderCommands
{
    private const int Listed = 20;

    /// <param name="services">The program's services; asked for only by a command that needs the database.</param>
    public static Command Create(Func<IServiceProvider> services) =>
        new("provider", "Customers and their services, invoices, payments, usage and orders, from CSV and JSON files")
        {
            Import(services),
            Check(),
            AvailabilityCommand.Create(services),
        };

    private static Argument<string[]> Files() =>
        new("FILE") { Description = "Files of the provider's other systems: .json, or CSV", Arity = ArgumentArity.OneOrMore };

    private static Command Import(Func<IServiceProvider> services)
    {
        var files = Files();
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would happen and changes nothing" };
        var partial = new Option<bool>("--partial")
        {
            Description = "Leaves out only the customers and rows with faults; without it, one fault stops everything",
        };
        var command = new Command("import", "Brings in what is new in files; what they do not mention stays as it is")
        {
            files,
            dryRun,
            partial,
        };
        command.SetAction(
            (parsed, ct) =>
            {
                var order = new ImportOptions
                {
                    Files = parsed.GetRequiredValue(files),
                    Actor = "command line",
                    DryRun = parsed.GetValue(dryRun),
                    Partial = parsed.GetValue(partial),
                    OnProgress = new ProgressLines(parsed.InvocationConfiguration.Output).Report,
                };
                return ImportAsync(services(), order, parsed.InvocationConfiguration, ct);
            }
        );
        return command;
    }

    private static async Task<int> ImportAsync(
        IServiceProvider services,
        ImportOptions order,
        InvocationConfiguration console,
        CancellationToken ct
    )
    {
        await services.GetRequiredService<DatabaseCheck>().RequireAsync(ct);
        ImportResult result;
        try
        {
            result = await services.GetRequiredService<ProviderImport>().RunAsync(order, ct);
        }
        catch (Exception error) when (error is ImportChangedException or BusyException)
        {
            await console.Error.WriteLineAsync(error.Message + " What was imported so far stays; the same command goes on behind it.");
            return 1;
        }

        Print(result.Faults, result.FaultCount, console.Error);
        var would = order.DryRun || !result.IsAccepted ? "would be " : "";
        Print(result.Added, would + "added", console.Output);
        Print(result.Changed, would + "changed", console.Output);
        var customers = result.Added.Count + result.Changed.Count;
        if (customers + result.Unchanged + result.LeftOut > 0 || result.Rows.Count == 0)
            await console.Output.WriteLineAsync(
                Sum("Customers", would, result.Added.Count, result.Changed.Count, result.Unchanged, result.LeftOut)
            );
        foreach (var rows in result.Rows)
            await console.Output.WriteLineAsync(
                Sum(char.ToUpperInvariant(rows.What[0]) + rows.What[1..], would, rows.Added, rows.Changed, rows.Unchanged, rows.LeftOut)
            );
        if (!result.IsAccepted)
            await console.Error.WriteLineAsync(Refusal(result, customers));
        return result.FaultCount == 0 ? 0 : 1;
    }

    private static string Sum(string what, string would, long added, long changed, long unchanged, long leftOut)
    {
        var faulty = leftOut > 0 ? $", {leftOut} left out" : "";
        return $"{what}: {added} {would}added, {changed} {would}changed, {unchanged} left alone{faulty}.";
    }

    private static string Refusal(ImportResult result, int customers)
    {
        var (faulty, good) = (new List<string>(), new List<string>());
        if (result.LeftOut > 0 || result.Rows.Count == 0)
            faulty.Add($"{result.LeftOut} customers");
        faulty.AddRange(result.Rows.Where(r => r.LeftOut > 0).Select(r => $"{r.LeftOut} {r.What}"));
        if (customers > 0 || result.Rows.Count == 0)
            good.Add($"the other {customers}");
        good.AddRange(result.Rows.Where(r => r.Added + r.Changed > 0).Select(r => $"{r.Added + r.Changed} {r.What}"));
        var where = faulty.Count > 0 ? " in " + string.Join(", ", faulty) : "";
        var rest = good.Count > 0 ? $" With --partial {string.Join(", ", good)} are imported." : "";
        return $"Nothing was imported: {result.FaultCount} faults{where}.{rest}";
    }

    private static Command Check()
    {
        var files = Files();
        var command = new Command("check", "Reports every fault of files with its line and column; asks no database") { files };
        command.SetAction(
            async (parsed, ct) =>
            {
                var (first, count) = await ProviderImport.CheckAsync(
                    parsed.GetRequiredValue(files),
                    ct,
                    new ProgressLines(parsed.InvocationConfiguration.Error).Report
                );
                Print(first, count, parsed.InvocationConfiguration.Output);
                return count == 0 ? 0 : 1;
            }
        );
        return command;
    }

    private static void Print(IReadOnlyList<Diagnostic> faults, int count, TextWriter output)
    {
        foreach (var fault in faults)
            output.WriteLine(fault);
        if (count > faults.Count)
            output.WriteLine($"… and {count - faults.Count} more faults");
    }

    private static void Print(IReadOnlyList<string> numbers, string what, TextWriter output)
    {
        foreach (var number in numbers.Take(Listed))
            output.WriteLine($"{number} {what}");
        if (numbers.Count > Listed)
            output.WriteLine($"… and {numbers.Count - Listed} more {what}");
    }
}
