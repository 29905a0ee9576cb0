using Portal.Web.Provider.Import;

namespace Portal.Web.Provider.Demonstration;

/// <summary>
/// Made-up customers in telling situations, with the codes on their paper. There are none outside development: the setting counts only
/// there, their file is not published, and rows that were left in a database are found by
/// nobody. A published portal in development goes without them.
/// </summary>
public sealed partial class DemonstrationCustomers(ProviderImport import, ProviderOptions options, ILogger<DemonstrationCustomers> logger)
{
    /// <summary>For a page where one may choose who to be; empty outside development.</summary>
    public IReadOnlyList<DemonstrationCustomer> All { get; private set; } = [];

    internal static string File => Path.Combine(AppContext.BaseDirectory, "Provider", "Demonstration", "customers.json");

    /// <summary>Brings them in; called at start.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration || !System.IO.File.Exists(File))
            return;
        var result = await import.RunAsync(
            new ImportOptions
            {
                Files = [File],
                Actor = "system",
                Demonstration = true,
            },
            ct
        );
        foreach (var fault in result.Faults)
            Log.Fault(logger, fault.ToString());
        if (!result.IsAccepted)
            return;
        if (result.Added.Count > 0)
            Log.Loaded(logger, result.Added.Count);
        All = [.. (await SourceFile.ReadAsync(File, new DiagnosticList(), ct)).Rows.Where(r => r.Kind == RowKind.Code).Select(Listed)];
    }

    private static DemonstrationCustomer Listed(ImportRow code) =>
        new(Text(code, "customer"), Text(code.Parent, "name"), Text(code.Parent, "language"), Text(code, "code"));

    private static string Text(ImportRow? row, string column) => row?.Find(column)?.Text ?? "";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Content import: {Fault}")]
        public static partial void Fault(ILogger logger, string fault);

        [LoggerMessage(Level = LogLevel.Information, Message = "Demonstration data: {Count} customers imported")]
        public static partial void Loaded(ILogger logger, int count);
    }
}
