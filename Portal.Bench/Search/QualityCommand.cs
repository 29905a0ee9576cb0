using System.CommandLine;
using System.Globalization;
using Portal.Search;

namespace Portal.Bench.Search;

/// <summary>
/// Runs the queries of a judged collection and writes the best hundred of each: query, document, rank, score, with tabs between.
/// </summary>
internal static class QualityCommand
{
    private const string QueriesPrefix = "queries=";

    public static Command Create()
    {
        var set = new Argument<string>("SETDIR") { Description = "Directory with docs.jsonl and queries.jsonl." };
        var run = new Argument<string>("RUN.tsv") { Description = "The file to write." };
        var options = new Argument<string[]>("options")
        {
            Description = "queries=FILE to run other queries.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("quality", "Writes a run over a judged collection.") { set, run, options };
        command.SetAction(given => Run(given.GetValue(set)!, given.GetValue(run)!, given.GetValue(options) ?? []));
        return command;
    }

    private static void Run(string set, string run, string[] options)
    {
        var queries = options.FirstOrDefault(option => option.StartsWith(QueriesPrefix, StringComparison.Ordinal))?[QueriesPrefix.Length..];
        var engine = new SearchEngine();
        engine.Replace(Collection.Documents(Path.Combine(set, "docs.jsonl")));
        using var writer = new StreamWriter(run);
        foreach (var query in Collection.Queries(queries ?? Path.Combine(set, "queries.jsonl")))
        {
            var results = engine.Search(
                new()
                {
                    Language = query.Lang,
                    Text = query.Text,
                    Take = 100,
                }
            );
            for (var i = 0; i < results.Hits.Count; i++)
                writer.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{query.Id}\t{results.Hits[i].Id}\t{i + 1}\t{results.Hits[i].Score}")
                );
        }
    }
}
