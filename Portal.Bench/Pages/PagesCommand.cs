using System.CommandLine;

namespace Portal.Bench.Pages;

/// <summary>Loads the published site, a plaintext endpoint of the same server and nginx in interleaved rounds.</summary>
internal static class PagesCommand
{
    private const int WarmRounds = 10;
    private const string Guide = "/en/fix/no-internet/technology?scope=all&power=green&internet-light=down";
    private const string Article = "/en/help/no-internet-connection";

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each subject.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<int>("--seconds") { Description = "Seconds of each round.", DefaultValueFactory = _ => 5 };
        var connections = new Option<int>("--connections") { Description = "Connections kept open.", DefaultValueFactory = _ => 32 };
        var command = new Command(
            "pages",
            "Pages per second and processor time per page. Needs wrk and nginx; run it from the top of the repository."
        )
        {
            rounds,
            seconds,
            connections,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(rounds), parsed.GetValue(seconds), parsed.GetValue(connections)));
        return command;
    }

    private static async Task RunAsync(int rounds, int seconds, int connections)
    {
        var workspace = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        try
        {
            var site = await Published.PublishAsync(workspace);
            using (var cold = await Published.StartAsync(site, Path.Combine(workspace, "data")))
                Console.WriteLine($"First 200 with an empty database: {cold.FirstAnswer.TotalMilliseconds:N0} ms");
            using var portal = await Published.StartAsync(site, Path.Combine(workspace, "data"));
            Console.WriteLine($"First 200 with an existing database: {portal.FirstAnswer.TotalMilliseconds:N0} ms");
            var plainRoot = $"http://127.0.0.1:{Server.FreePort()}";
            using var plain = await Server.StartAsync(
                plainRoot,
                "/plaintext",
                new Dictionary<string, string>(),
                Environment.ProcessPath!,
                "plaintext",
                plainRoot
            );
            var sizes = await Sizes.MeasureAsync(portal.Root, Article);
            sizes.Print();
            using var nginx = await Nginx.StartAsync(workspace, sizes.ArticleBytes);
            Subject[] subjects =
            [
                new("plaintext", plain, "/plaintext"),
                new("nginx, same bytes", nginx, "/article"),
                new("article, finished", portal, Article),
                new("article, rendered", portal, Article + "?rendered", "identity"), // an address with a query is never kept
                new("guide's page, finished", portal, await GuideAsync(portal.Root)),
                new("search, as asked", portal, "/", "br", await Queries.WriteMixAsync(workspace)),
                new("search, asked again", portal, "/en/search?q=" + Uri.EscapeDataString(Queries.Often)),
                new("search, never asked", portal, "/", "identity", await Queries.WriteNewAsync(workspace)),
            ];
            new Report(await MeasureAsync(subjects, rounds, seconds, connections)).Print();
        }
        finally
        {
            Directory.Delete(workspace, recursive: true);
        }
    }

    // A question in the middle of a guide; the portal adds the version to its address.
    private static async Task<string> GuideAsync(string root)
    {
        using var http = new HttpClient { BaseAddress = new Uri(root) };
        using var answer = await http.GetAsync(new Uri(Guide, UriKind.Relative));
        return answer.EnsureSuccessStatusCode().RequestMessage!.RequestUri!.PathAndQuery;
    }

    private static async Task<Dictionary<string, List<Round>>> MeasureAsync(
        IReadOnlyList<Subject> subjects,
        int rounds,
        int seconds,
        int connections
    )
    {
        await WarmAsync(subjects, connections);
        var seen = subjects.ToDictionary(s => s.Name, _ => new List<Round>());
        for (var round = 0; round < rounds; round++)
            foreach (var subject in subjects)
                seen[subject.Name].Add(await Load.RunAsync(subject, seconds, connections));
        return seen;
    }

    // The runtime compiles hot code a second time in the pauses of its work; under load without a pause it takes minutes to come to that.
    private static async Task WarmAsync(IReadOnlyList<Subject> subjects, int connections)
    {
        for (var round = 0; round < WarmRounds; round++)
        {
            foreach (var subject in subjects)
            {
                await Load.RunAsync(subject, 1, connections);
                await Task.Delay(TimeSpan.FromMilliseconds(700));
            }
        }
    }
}
