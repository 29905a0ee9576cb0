using System.CommandLine;
using Portal.Web.Data;

namespace Portal.Web.Provider.Availability;

/// <summary>The command <c>provider availability</c>.</summary>
internal static class AvailabilityCommand
{
    /// <param name="services">The program's services.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var files = new Argument<string[]>("FILE") { Description = "CSV files of the network's planners", Arity = ArgumentArity.OneOrMore };
        var command = new Command("availability", "Brings in which kinds of line can be had where; a postcode that is named is replaced")
        {
            files,
        };
        command.SetAction((parsed, ct) => RunAsync(services(), parsed.GetRequiredValue(files), parsed.InvocationConfiguration, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        IReadOnlyList<string> files,
        InvocationConfiguration console,
        CancellationToken ct
    )
    {
        await services.GetRequiredService<DatabaseCheck>().RequireAsync(ct);
        var result = await services.GetRequiredService<AvailabilityImport>().RunAsync(files, "command line", demonstration: false, ct);
        foreach (var fault in result.Faults)
            await console.Error.WriteLineAsync(fault.ToString());
        await console.Output.WriteLineAsync(
            result.FaultCount > 0
                ? $"Nothing was imported: {result.FaultCount} faults."
                : $"Availability: {result.Lines} entries for {result.Postcodes} postcodes."
        );
        return result.FaultCount == 0 ? 0 : 1;
    }
}
