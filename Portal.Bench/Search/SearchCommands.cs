using System.CommandLine;
using Portal.Bench.Search.Records;

namespace Portal.Bench.Search;

/// <summary>The verbs that measure the search engine beside Lucene: quality, speed, changes, check.</summary>
internal static class SearchCommands
{
    public static Command Create() =>
        new("search", "Measures Portal.Search.")
        {
            QualityCommand.Create(),
            SpeedCommand.Create(),
            SiteCommand.Create(),
            ChangesCommand.Create(),
            CheckCommand.Create(),
            DeskCommand.Create(),
            KilledWriter.Create(),
        };
}
