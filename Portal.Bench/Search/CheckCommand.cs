using System.CommandLine;
using Portal.Search;

namespace Portal.Bench.Search;

/// <summary>Compares the hits found with pruning with those found by looking at every posting.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var documents = new Argument<string>("DOCS.jsonl");
        var queries = new Argument<string>("QUERIES.jsonl");
        var command = new Command("check", "Compares pruned with exhaustive search; the exit code is 1 when they differ.")
        {
            documents,
            queries,
        };
        command.SetAction(given => Run(given.GetValue(documents)!, given.GetValue(queries)!));
        return command;
    }

    private static int Run(string documents, string queries)
    {
        var engine = new SearchEngine();
        engine.Replace(Collection.Documents(documents));
        var all = Collection.Queries(queries);
        var different = all.Where(query => Best(engine, query, false) != Best(engine, query, true)).ToList();
        Console.WriteLine(
            $"check documents={all.Select(query => query.Lang).Distinct().Sum(engine.Count)} queries={all.Count} "
                + $"different={different.Count}"
        );
        foreach (var query in different.Take(10))
            Console.WriteLine($"  {query.Id} {query.Text}");
        return different.Count == 0 ? 0 : 1;
    }

    private static string Best(SearchEngine engine, Collection.SavedQuery query, bool exhaustive) =>
        string.Join(' ', engine.Rank(query.Lang, query.Text, exhaustive).Select(candidate => $"{candidate.Id}:{candidate.Score:R}"));
}
