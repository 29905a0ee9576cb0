using Portal.Web.Data;
using Portal.Web.Provider.Availability;

namespace Portal.Web.Provider.Demonstration;

/// <summary>What can be had at made-up places; in development only, like the customers who live there.</summary>
public sealed partial class DemonstrationAvailability(
    Database db,
    AvailabilityImport import,
    ProviderOptions options,
    ILogger<DemonstrationAvailability> logger
)
{
    private const string Loaded = "select count(*) from available_line where demonstration = @yes";

    internal static string File => Path.Combine(AppContext.BaseDirectory, "Provider", "Demonstration", "availability.csv");

    /// <summary>Brings them in; called at start. Once is enough for a database.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration || !System.IO.File.Exists(File))
            return;
        if (await db.SingleOrDefaultAsync<long>(Loaded, new { yes = true }, ct) > 0)
            return;
        foreach (var fault in (await import.RunAsync([File], "system", demonstration: true, ct)).Faults)
            LogFault(logger, fault.ToString());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Demonstration data: {Fault}")]
    private static partial void LogFault(ILogger logger, string fault);
}
