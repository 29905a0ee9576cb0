using System.CommandLine;
using Portal.Search;

namespace Portal.Bench.Search.Peer;

/// <summary>Compares quality and speed with plain Lucene.Net, both in this process, query by query in turn.</summary>
internal static class CompareCommand
{
    private const int Best = 10;
    private const int Rounds = 5;

    public static Command Create()
    {
        var sets = new Argument<string[]>("SETDIR")
        {
            Description = "Directories with docs.jsonl, queries.jsonl and qrels.tsv.",
            Arity = ArgumentArity.OneOrMore,
        };
        var queries = new Option<string>("--queries") { Description = "The file of queries.", DefaultValueFactory = _ => "queries.jsonl" };
        var command = new Command("compare", "Prints nDCG@10, MRR@10 and times beside plain Lucene.Net's.") { sets, queries };
        command.SetAction(given =>
        {
            foreach (var set in given.GetValue(sets)!)
                Run(set, given.GetValue(queries)!);
        });
        return command;
    }

    private static void Run(string folder, string file)
    {
        var judged = new JudgedSet(folder);
        var documents = Collection.Documents(Path.Combine(folder, "docs.jsonl"));
        var queries = Collection.Queries(Path.Combine(folder, file)).FindAll(query => judged.Has(query.Id));
        var engine = new SearchEngine();
        engine.Replace(documents);
        using var peer = new LucenePeer(documents[0].Language, documents);
        var ours = queries.ConvertAll(query =>
            engine.Search(new() { Language = query.Lang, Text = query.Text }).Hits.Select(hit => hit.Id).ToList()
        );
        var theirs = queries.ConvertAll(query => peer.Rank(query.Text, Best).Select(peer.Id).ToList());
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        Timing.Print($"{name} {file} documents={documents.Count} queries={queries.Count}");
        Quality("nDCG@10", queries, ours, theirs, judged.Ndcg);
        Quality("MRR@10", queries, ours, theirs, judged.ReciprocalRank);
        Times(queries, query => engine.Rank(query.Lang, query.Text), query => peer.Rank(query.Text, Best));
    }

    private static void Quality(
        string measure,
        List<Collection.SavedQuery> queries,
        List<List<string>> ours,
        List<List<string>> theirs,
        Func<string, IEnumerable<string>, double> value
    )
    {
        double one = queries.Index().Average(query => value(query.Item.Id, ours[query.Index])),
            other = queries.Index().Average(query => value(query.Item.Id, theirs[query.Index]));
        Timing.Print($"  {measure, -8} ours={one:F4} Lucene.Net={other:F4} ratio={one / other:F3}");
    }

    private static void Times(List<Collection.SavedQuery> queries, Action<Collection.SavedQuery> ours, Action<Collection.SavedQuery> theirs)
    {
        List<double> one = [],
            other = [];
        Timing.Warm(2, queries.Count, i => ours(queries[i]));
        Timing.Warm(2, queries.Count, i => theirs(queries[i]));
        for (var round = 0; round < Rounds; round++)
            foreach (var query in queries)
            {
                one.Add(Timing.MicrosecondsOnCore(() => ours(query)));
                other.Add(Timing.MicrosecondsOnCore(() => theirs(query)));
            }
        one.Sort();
        other.Sort();
        Timing.Print(
            $"  without waiting for a core: "
                + $"p50 ours={At(one, 50):F0}us Lucene.Net={At(other, 50):F0}us ratio={At(one, 50) / At(other, 50):F2}, "
                + $"p99 ours={At(one, 99):F0}us Lucene.Net={At(other, 99):F0}us ratio={At(one, 99) / At(other, 99):F2}, "
                + $"allocated ours={Bytes(queries, ours)}B Lucene.Net={Bytes(queries, theirs)}B"
        );
    }

    private static long Bytes(List<Collection.SavedQuery> queries, Action<Collection.SavedQuery> ask)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        queries.ForEach(ask);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / queries.Count;
    }

    private static double At(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
}
