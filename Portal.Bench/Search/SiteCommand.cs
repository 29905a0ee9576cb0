using System.CommandLine;
using Portal.Search;

namespace Portal.Bench.Search;

/// <summary>
/// Times what the site's search page asks for, over the articles of this repository and the queries the page benchmark types.
/// </summary>
internal static class SiteCommand
{
    private const int Rounds = 50;

    public static Command Create()
    {
        var content = new Argument<string>("CONTENT") { Description = "The content directory.", DefaultValueFactory = _ => "content" };
        var seconds = new Option<double>("--warm") { Description = "Seconds to warm up.", DefaultValueFactory = _ => 4 };
        var command = new Command("site", "Times whole answers over the articles of this repository.") { content, seconds };
        command.SetAction(given => Run(given.GetValue(content)!, given.GetValue(seconds)));
        return command;
    }

    private static void Run(string content, double warm)
    {
        var engine = new SearchEngine();
        engine.Replace(Articles.Read(content));
        var queries = Pages.Queries.Typed.Select(text => new Query { Language = "en", Text = text }).ToArray();
        void Ask(int i) => engine.Search(queries[i % queries.Length]);
        Timing.Warm(warm, queries.Length, Ask);
        Timing.Print(
            $"articles={engine.Count("en")} queries={queries.Length} "
                + $"hits={queries.Average(query => engine.Search(query).Hits.Count):F1} "
                + $"foreign={queries.Count(query => engine.Search(query).OtherLanguages.Count > 0)}"
        );
        Timing.Latency("answer", Rounds * queries.Length, Ask);
        Timing.Throughput("answer", Rounds * queries.Length, 1, Ask);
        Timing.Throughput("answer", Rounds * queries.Length, 2, Ask);
    }
}
