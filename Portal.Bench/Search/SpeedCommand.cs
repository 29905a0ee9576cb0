using System.CommandLine;
using System.Diagnostics;
using Portal.Search;

namespace Portal.Bench.Search;

/// <summary>
/// Times the index and the queries: the ranking alone, which is what the peer is asked for, and the whole answer of the site with facets,
/// passages and marks.
/// </summary>
internal static class SpeedCommand
{
    public static Command Create()
    {
        var documents = new Argument<string>("DOCS.jsonl");
        var queries = new Argument<string>("QUERIES.jsonl");
        var seconds = new Option<double>("--warm") { Description = "Seconds to warm up.", DefaultValueFactory = _ => 6 };
        var command = new Command("speed", "Prints p50, p90, p99, queries per second, CPU per query, index time and memory.")
        {
            documents,
            queries,
            seconds,
        };
        command.SetAction(given => Run(given.GetValue(documents)!, given.GetValue(queries)!, given.GetValue(seconds)));
        return command;
    }

    private static void Run(string documentsFile, string queriesFile, double warm)
    {
        var queries = Collection.Queries(queriesFile).ConvertAll(query => new Query { Language = query.Lang, Text = query.Text });
        var engine = Index(documentsFile);
        void Rank(int i) => engine.Rank(queries[i].Language, queries[i].Text);
        void Ask(int i) => engine.Search(queries[i]);
        Timing.Warm(warm, queries.Count, Ask);
        Timing.Latency("ranking", queries.Count, Rank);
        Timing.Latency("answer", queries.Count, Ask);
        foreach (var threads in new[] { 1, 2 })
        {
            Timing.Throughput("ranking", queries.Count, threads, Rank);
            Timing.Throughput("answer", queries.Count, threads, Ask);
        }
        Timing.Print($"memory with all caches filled: {Managed(engine):F1} MB");
    }

    /// <summary>
    /// Three times over, for the first time pays for compiling. The memory is the whole of it: nothing but the engine holds the documents.
    /// </summary>
    private static SearchEngine Index(string file)
    {
        var engine = new SearchEngine();
        for (var repetition = 0; repetition < 3; repetition++)
        {
            engine = new();
            var before = GC.GetTotalMemory(true);
            var documents = Collection.Documents(file);
            var count = documents.Count;
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            engine.Replace(documents);
            var elapsed = watch.Elapsed.TotalSeconds;
            cpu = Environment.CpuUsage.TotalTime - cpu;
            documents = null;
            Timing.Print(
                $"index rep{repetition} docs={count} {elapsed:F2}s {count / elapsed:F0} docs/s "
                    + $"cpu_s={cpu.TotalSeconds:F2} managedMB={Managed(engine) - (before / 1e6):F1} with the texts"
            );
        }
        return engine;
    }

    private static double Managed(SearchEngine engine)
    {
        var bytes = GC.GetTotalMemory(true);
        GC.KeepAlive(engine);
        return bytes / 1e6;
    }
}
