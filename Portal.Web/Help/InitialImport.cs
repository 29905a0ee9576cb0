using Portal.Web.Data;
using Portal.Web.Help.Content;

namespace Portal.Web.Help;

/// <summary>
/// Fills a new database from the content folder. A database that holds articles is left alone: from then on it is the source.
/// </summary>
public sealed partial class InitialImport(Database db, ContentImport import, ILogger<InitialImport> logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (await db.SingleOrDefaultAsync<long>("select count(*) from article", ct: ct) > 0)
            return;
        var folder = ContentFolder.Read(ContentCommands.Default);
        var result = await import.RunAsync(folder, "system", ct);
        foreach (var fault in result.Faults)
            Log.Fault(logger, fault.ToString());
        Log.Imported(logger, result.Imported.Count);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Content import: {Fault}")]
        public static partial void Fault(ILogger logger, string fault);

        [LoggerMessage(Level = LogLevel.Information, Message = "Content import: {Count} articles imported into the new database")]
        public static partial void Imported(ILogger logger, int count);
    }
}
