using System.CommandLine;
using Portal.Web.Data;
using Portal.Web.Provider.Availability;

namespace Portal.Web.Provider.Import;

/// <summary>The command line of the provider's data: <c>provider import|check</c>.</summary>
internal static class ProviderCommands
{
    private const int Listed = 20;

    /// <param name="services">The program's services; asked for only by a command that needs the database.</param>
    public static Command Create(Func<IServiceProvider> services) =>
        new("provider", "Customers, their services, devices and codes, from CSV and JSON files")
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
            Description = "Leaves out only the customers with faults; without it, one fault stops everything",
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
        var result = await services.GetRequiredService<ProviderImport>().RunAsync(order, ct);
        Print(result.Faults, result.FaultCount, console.Error);
        var would = order.DryRun || !result.IsAccepted ? "would be " : "";
        Print(result.Added, would + "added", console.Output);
        Print(result.Changed, would + "changed", console.Output);
        var leftOut = result.LeftOut > 0 ? $", {result.LeftOut} left out" : "";
        await console.Output.WriteLineAsync(
            $"Customers: {result.Added.Count} {would}added, {result.Changed.Count} {would}changed, {result.Unchanged} left alone{leftOut}."
        );
        if (!result.IsAccepted)
            await console.Error.WriteLineAsync(
                $"Nothing was imported: {result.FaultCount} faults in {result.LeftOut} customers. With --partial the "
                    + $"other {result.Added.Count + result.Changed.Count} are imported."
            );
        return result.FaultCount == 0 ? 0 : 1;
    }

    private static Command Check()
    {
        var files = Files();
        var command = new Command("check", "Reports every fault of files with its line and column; asks no database") { files };
        command.SetAction(
            async (parsed, ct) =>
            {
                var (first, count) = await ProviderImport.CheckAsync(parsed.GetRequiredValue(files), ct);
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
