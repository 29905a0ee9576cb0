using System.CommandLine;
using System.Diagnostics;
using Portal.Search;

namespace Portal.Bench.Search.Records;

/// <summary>
/// Fills an index of records with made tickets and times what agents ask of it, beside the full text search of SQLite and PostgreSQL over
/// the same rows.
/// </summary>
internal static class DeskCommand
{
    private const int Seed = 20_260;
    private const string Fingerprint = "bench";

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "Tickets.", DefaultValueFactory = _ => 1_000_000 };
        var queries = new Option<int>("--queries") { Description = "Queries of each kind.", DefaultValueFactory = _ => 1000 };
        var kills = new Option<int>("--kills") { Description = "Writers to kill.", DefaultValueFactory = _ => 50 };
        var content = new Option<string>("--content") { Description = "The content directory.", DefaultValueFactory = _ => "content" };
        var collections = new Option<string?>("--collections") { Description = "A directory of judged collections: more words." };
        var folder = new Option<string?>("--folder") { Description = "Where to work: kept, and used again. A temporary one without." };
        var peers = new Option<bool>("--no-peers") { Description = "Leaves SQLite and PostgreSQL out." };
        var command = new Command("desk", "Times the search of the help desk over made tickets.")
        {
            count,
            queries,
            kills,
            content,
            collections,
            folder,
            peers,
        };
        command.SetAction(given =>
        {
            var made = new MadeTickets(given.GetValue(content)!, given.GetValue(collections), Seed);
            var place = given.GetValue(folder) ?? Directory.CreateTempSubdirectory("portal-desk-").FullName;
            try
            {
                Run(made, place, given.GetValue(count), given.GetValue(queries), !given.GetValue(peers));
                KilledWriter.Run(Path.Combine(place, "killed"), given.GetValue(kills), given.GetValue(content)!);
            }
            finally
            {
                if (given.GetValue(folder) is null)
                    Directory.Delete(place, recursive: true);
            }
        });
        return command;
    }

    private static void Run(MadeTickets made, string folder, int count, int many, bool withPeers)
    {
        Directory.CreateDirectory(folder);
        using var texts = new TicketTexts(Path.Combine(folder, "texts.db"));
        var place = Path.Combine(folder, "index");
        using (var index = RecordIndex.Open(place, Fingerprint))
            if (index.Position != count)
                Fill(index, texts, made, count, place);
        var clock = Stopwatch.StartNew();
        using var opened = RecordIndex.Open(place, Fingerprint);
        Timing.Print($"records    opened in {clock.Elapsed.TotalMilliseconds:F0} ms, {opened.Count} records, {Megabytes(place):F0} MB");
        var asked = MadeQuery.Make(made, count, 1, many);
        RecordTimes.Print(opened, texts, asked);
        if (withPeers)
            Peers(made, folder, count, asked);
        VisibleTimes.Print(opened, made, count, asked);
    }

    private static void Fill(IRecordIndex index, TicketTexts texts, MadeTickets made, int count, string place)
    {
        var clock = Stopwatch.StartNew();
        index.RemoveAll();
        foreach (var chunk in Enumerable.Range(1, count).Chunk(1000))
        {
            var tickets = chunk.AsParallel().AsOrdered().Select(made.Make).ToList();
            texts.Put(tickets);
            index.Put([.. tickets.Select(ticket => ticket.ToRecord(MadeTickets.Topics))]);
        }
        index.Commit(count);
        Timing.Print($"records    {count} filled in {clock.Elapsed.TotalSeconds:F0} s, {Megabytes(place):F0} MB, texts beside in SQLite");
    }

    private static void Peers(MadeTickets made, string folder, int count, List<MadeQuery> asked)
    {
        using (var sqlite = SqlPeers.Sqlite(Directory.CreateDirectory(Path.Combine(folder, $"peer-{Guid.NewGuid():N}")).FullName))
            Ask("FTS5", sqlite, made, count, asked);
        try
        {
            var (peer, whyNot) = SqlPeers.Postgres(folder);
            using (peer)
                if (peer is null)
                    Timing.Print($"PostgreSQL left out: {whyNot}");
                else
                    Ask("PostgreSQL", peer, made, count, asked);
        }
        finally
        {
            SqlPeers.StopPostgres(folder);
        }
    }

    private static void Ask(string name, SqlPeer peer, MadeTickets made, int count, List<MadeQuery> asked)
    {
        peer.Fill(made, count);
        foreach (var newest in new[] { false, true })
        {
            Timing.Warm(2, asked.Count, i => peer.Ask(asked[i], newest));
            Timing.Milliseconds($"{name} {(newest ? "newest" : "by fit")}", asked.Count, i => peer.Ask(asked[i], newest));
        }
    }

    private static double Megabytes(string folder) => Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length) / 1e6;
}
