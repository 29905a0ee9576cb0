using System.CommandLine;
using Portal.Bench.Search.Peer;
using Portal.Bench.Search.Records;

namespace Portal.Bench.Search;

/// <summary>The verbs that measure both searches: that of articles beside Lucene.Net, that of records beside databases.</summary>
internal static class SearchCommands
{
    public static Command Create() =>
        new("search", "Measures Portal.Search.")
        {
            CompareCommand.Create(),
            QualityCommand.Create(),
            SpeedCommand.Create(),
            SiteCommand.Create(),
            ChangesCommand.Create(),
            CheckCommand.Create(),
            DeskCommand.Create(),
            KilledWriter.Create(),
        };
}
