using System.CommandLine;
using System.Diagnostics;
using Portal.Search;

namespace Portal.Bench.Search.Records;

/// <summary>
/// Kills a program that writes tickets to a database and to the index, again and again, and each time brings the index up to the database
/// as
/// the portal does when it starts: what is in the database must then be found, no more and no less.
/// </summary>
internal static class KilledWriter
{
    private const string Fingerprint = "killed";
    private const int Batch = 20;

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER");
        var content = new Argument<string>("CONTENT");
        var command = new Command("desk-writer", "Writes until it is killed: run by the command desk.") { folder, content };
        command.Hidden = true;
        command.SetAction(given => Write(given.GetValue(folder)!, given.GetValue(content)!));
        return command;
    }

    public static void Run(string folder, int kills, string content)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(9);
        var (lost, replayed, wrong) = (0, 0L, 0);
        for (var kill = 1; kill <= kills; kill++)
        {
            KillOne(folder, content, TimeSpan.FromMilliseconds(random.Next(20, 1200)));
            using var texts = new TicketTexts(Path.Combine(folder, "texts.db"));
            using var index = RecordIndex.Open(Path.Combine(folder, "index"), Fingerprint);
            var ids = texts.Ids();
            lost += index.Position == 0 && ids.Count > 1000 ? 1 : 0;
            replayed += Replay(index, texts, ids);
            wrong += Found(index, ids) ? 0 : 1;
        }
        if (kills > 0)
            Timing.Print($"kills={kills} different from the database={wrong} begun anew={lost} replayed on average={replayed / kills}");
    }

    private static void KillOne(string folder, string content, TimeSpan after)
    {
        var program = Environment.GetCommandLineArgs()[0];
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "search", "desk-writer", folder, content]) { RedirectStandardOutput = true }
        )!;
        process.StandardOutput.ReadLine(); // it has begun to write
        process.WaitForExit(after);
        process.Kill();
        process.WaitForExit();
    }

    private static int Replay(IRecordIndex index, TicketTexts texts, List<long> ids)
    {
        var missing = ids.Where(id => id > index.Position).ToList();
        foreach (var chunk in missing.Chunk(500))
            index.Put([.. chunk.Zip(texts.Of(chunk), (id, text) => Record(id, text.Language, text.Body))]);
        index.Refresh();
        return missing.Count;
    }

    private static bool Found(IRecordIndex index, List<long> ids)
    {
        var all = index.Candidates(RecordTimes.Query("everyone"), int.MaxValue).Select(hit => hit.Id).Order();
        return index.Count == ids.Count && all.SequenceEqual(ids);
    }

    private static IndexRecord Record(long id, string language, string body) =>
        new()
        {
            Kind = "ticket",
            Id = id,
            Texts = [new(language, body), new("", "everyone")],
            ChangedAt = DateTimeOffset.UnixEpoch.AddSeconds(id),
        };

    private static void Write(string folder, string content)
    {
        var made = new MadeTickets(content, null, 1);
        using var texts = new TicketTexts(Path.Combine(folder, "texts.db"));
        using var index = RecordIndex.Open(Path.Combine(folder, "index"), Fingerprint);
        var ids = texts.Ids();
        Replay(index, texts, ids);
        var last = (int)ids.LastOrDefault();
        for (var begun = false; ; begun = true)
        {
            var batch = Enumerable.Range(last + 1, Batch).Select(made.Make).ToList();
            texts.Put(batch);
            index.Put([.. batch.Select(ticket => Record(ticket.Id, ticket.Language, ticket.Body))]);
            last += Batch;
            if (last % (3 * Batch) == 0)
                index.Refresh();
            if (last % (5 * Batch) == 0)
                index.Commit(last);
            if (!begun)
                Console.WriteLine("writing");
        }
    }
}
