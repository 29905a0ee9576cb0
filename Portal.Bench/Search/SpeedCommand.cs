using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Portal.Search;
using Portal.Search.Querying;

namespace Portal.Bench.Search;

/// <summary>Times the index and the queries, the whole answer of the site included: facets, passages, marks.</summary>
internal static class SpeedCommand
{
    public static Command Create()
    {
        var documents = new Argument<string>("DOCS.jsonl");
        var queries = new Argument<string>("QUERIES.jsonl");
        var seconds = new Option<double>("--warm") { Description = "Seconds to warm up.", DefaultValueFactory = _ => 6 };
        var command = new Command("speed", "Prints p50, p90, p99, queries per second, CPU per query, index time and memory.") { documents, queries, seconds };
        command.SetAction(given => Run(given.GetValue(documents)!, given.GetValue(queries)!, given.GetValue(seconds)));
        return command;
    }

    private static void Run(string documentsFile, string queriesFile, double warm)
    {
        var documents = Collection.Documents(documentsFile);
        var queries = Collection.Queries(queriesFile).ConvertAll(query => new Query { Language = query.Lang, Text = query.Text });
        var engine = Index(documents);
        var until = Stopwatch.StartNew();
        while (until.Elapsed.TotalSeconds < warm) Repeat(engine, queries, 0, queries.Count);
        for (var repetition = 0; repetition < 3; repetition++) Latency(engine, queries, documents.Count, repetition);
        Throughput(engine, queries, 2);
        Stages(engine, queries);
    }

    /// <summary>Where the time of an answer goes: understanding the query, finding and ordering, passages and marks.</summary>
    private static void Stages(SearchEngine engine, List<Query> queries)
    {
        TimeSpan plan = default, find = default, show = default;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            var searcher = new Searcher(engine.Index(query.Language)!, query.Text);
            var planned = Stopwatch.GetTimestamp();
            var best = searcher.Best(null);
            var found = Stopwatch.GetTimestamp();
            searcher.Hits(best.Take(10));
            plan += Stopwatch.GetElapsedTime(start, planned);
            find += Stopwatch.GetElapsedTime(planned, found);
            show += Stopwatch.GetElapsedTime(found);
        }
        var n = queries.Count;
        Print($"stages plan={plan.TotalMicroseconds / n:F1}us find={find.TotalMicroseconds / n:F1}us show={show.TotalMicroseconds / n:F1}us allocated={(GC.GetAllocatedBytesForCurrentThread() - allocated) / n}B");
    }

    private static SearchEngine Index(List<Document> documents)
    {
        var engine = new SearchEngine();
        for (var repetition = 0; repetition < 3; repetition++)
        {
            engine = new();
            var before = GC.GetTotalMemory(true);
            var watch = Stopwatch.StartNew();
            engine.Replace(documents);
            var elapsed = watch.Elapsed.TotalSeconds;
            Print($"index rep{repetition} docs={documents.Count} {elapsed:F2}s {documents.Count / elapsed:F0} docs/s managedMB={(GC.GetTotalMemory(true) - before) / 1e6:F1} (without the documents themselves)");
        }
        return engine;
    }

    private static void Latency(SearchEngine engine, List<Query> queries, int documents, int repetition)
    {
        var times = new double[queries.Count];
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var whole = Stopwatch.StartNew();
        for (var i = 0; i < queries.Count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            engine.Search(queries[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        var seconds = whole.Elapsed.TotalSeconds;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Array.Sort(times);
        Print($"query rep{repetition} docs={documents} threads=1 p50={times[times.Length / 2]:F1}us p90={times[times.Length * 9 / 10]:F1}us p99={times[times.Length * 99 / 100]:F1}us max={times[^1]:F1}us qps={queries.Count / seconds:F0} cpu_us_per_q={cpu.TotalMicroseconds / queries.Count:F1}");
    }

    private static void Throughput(SearchEngine engine, List<Query> queries, int threads)
    {
        var next = -1;
        var total = 4 * queries.Count;
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < total;) engine.Search(queries[i % queries.Count]);
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Print($"query threads={threads} qps={total / watch.Elapsed.TotalSeconds:F0}");
    }

    private static void Repeat(SearchEngine engine, List<Query> queries, int from, int to)
    {
        for (var i = from; i < to; i++) engine.Search(queries[i]);
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
