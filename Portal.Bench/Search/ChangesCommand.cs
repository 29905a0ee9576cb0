using System.CommandLine;
using Portal.Search;

namespace Portal.Bench.Search;

/// <summary>Times replacing and removing single documents while a reader searches, and suggestions for titles as they are typed.</summary>
internal static class ChangesCommand
{
    private const int Changes = 3000;
    private const int MaxTypedLength = 12;

    public static Command Create()
    {
        var documents = new Argument<string>("DOCS.jsonl");
        var queries = new Argument<string>("QUERIES.jsonl");
        var command = new Command("changes", "Prints what a change and a suggestion take, and what a search takes meanwhile.")
        {
            documents,
            queries,
        };
        command.SetAction(given => Run(Collection.Documents(given.GetValue(documents)!), Collection.Queries(given.GetValue(queries)!)));
        return command;
    }

    private static void Run(List<Document> documents, List<Collection.SavedQuery> queries)
    {
        var engine = new SearchEngine();
        engine.Replace(documents);
        var random = new Random(1);
        Document Any() => documents[random.Next(documents.Count)];
        Timing.Warm(3, queries.Count, i => engine.Search(new() { Language = queries[i].Lang, Text = queries[i].Text }));
        var done = false;
        var reader = new Thread(() => Read(engine, queries, ref done));
        reader.Start();
        void Put(int _) => engine.Put(Any() with { Title = Any().Title });
        Timing.Pauses("put", () => Timing.Latency("put", Changes, Put));
        Timing.OnCore("put", Changes, Put);
        Timing.Latency("remove", Changes / 10, _ => Remove(engine, Any()));
        Volatile.Write(ref done, true);
        reader.Join();
        var titles = documents.Select(document => document.Title).Where(title => title.Length > 2).ToList();
        string Typed(int i) => titles[i * 7 % titles.Count][..Math.Min(titles[i * 7 % titles.Count].Length, 1 + (i % MaxTypedLength))];
        Timing.Warm(3, titles.Count, i => engine.Suggest(documents[0].Language, Typed(i), 8));
        Timing.Latency("suggest", titles.Count, i => engine.Suggest(documents[0].Language, Typed(i), 8));
    }

    private static void Remove(SearchEngine engine, Document document) => engine.Remove(document.Id, document.Language);

    private static void Read(SearchEngine engine, List<Collection.SavedQuery> queries, ref bool done)
    {
        var times = new List<double>();
        for (var i = 0; !Volatile.Read(ref done); i++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            engine.Search(new() { Language = queries[i % queries.Count].Lang, Text = queries[i % queries.Count].Text });
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        times.Sort();
        Timing.Print(
            $"search meanwhile n={times.Count} p50={times[times.Count / 2]:F1}us "
                + $"p99={times[times.Count * 99 / 100]:F1}us max={times[^1]:F1}us"
        );
    }
}
