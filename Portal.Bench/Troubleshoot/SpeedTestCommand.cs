using System.CommandLine;
using System.Diagnostics;
using Portal.Bench.Pages;

namespace Portal.Bench.Troubleshoot;

/// <summary>
/// What speed tests cost everybody else: a page that is finished and one that is rendered, at a steady load, alone and beside many tests at
/// once, in turns. What counts is the ratio of the 95th percentiles.
/// </summary>
internal static class SpeedTestCommand
{
    private const string Article = "/en/help/no-internet-connection";
    private const int Seconds = 8;
    private const int WarmRounds = 3;

    public static Command Create()
    {
        var tests = new Option<int>("--tests") { Description = "Speed tests at once.", DefaultValueFactory = _ => 500 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds, each alone and beside tests.", DefaultValueFactory = _ => 5 };
        var published = new Option<string?>("--site")
        {
            Description = "A folder the site was published to; without it, it is published first.",
        };
        var command = new Command("speed", "Pages beside speed tests. Needs wrk; run it from the top of the repository.")
        {
            tests,
            rounds,
            published,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(tests), parsed.GetValue(rounds), parsed.GetValue(published)));
        return command;
    }

    private static async Task RunAsync(int tests, int rounds, string? published)
    {
        var workspace = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        try
        {
            var site = published ?? await Published.PublishAsync(workspace);
            using var portal = await Published.StartAsync(
                site,
                Path.Combine(workspace, "data"),
                new() { ["Site__TrustedProxies"] = "127.0.0.1" }
            );
            var script = await SteadyLoad.WriteAsync(workspace);
            (string Name, string Path, List<(double Alone, double Beside)> Seen)[] pages =
            [
                ("finished", Article, []),
                ("rendered", Article + "?rendered", []), // an address with a query is never kept
            ];
            for (var round = -WarmRounds; round < rounds; round++)
                foreach (var (_, path, seen) in pages)
                {
                    var alone = await SteadyLoad.RunAsync(portal.Root + path, script, Seconds);
                    var beside = await BesideAsync(portal.Root, path, script, tests);
                    if (round >= 0)
                        seen.Add((alone, beside));
                }

            Print(pages, tests);
        }
        finally
        {
            Directory.Delete(workspace, recursive: true);
        }
    }

    private static async Task<double> BesideAsync(string root, string path, string script, int tests)
    {
        using var crowd = Process.Start(
            new ProcessStartInfo("taskset", ["-c", "1", "nice", "-n", "19", Environment.ProcessPath!, "speed-crowd", root, $"{tests}"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        await crowd.StandardOutput.ReadLineAsync(); // says when all are at it
        var found = await SteadyLoad.RunAsync(root + path, script, Seconds);
        crowd.Kill(entireProcessTree: true);
        await crowd.WaitForExitAsync();
        return found;
    }

    private static void Print(IEnumerable<(string Name, string Path, List<(double Alone, double Beside)> Seen)> pages, int tests)
    {
        Console.WriteLine($"95th percentile in ms, alone and beside {tests} speed tests");
        Console.WriteLine($"{"", -10}{"alone", 10}{"beside", 10}{"ratio", 8}{"min", 8}{"max", 8}");
        foreach (var (name, _, seen) in pages)
        {
            // Round by round, since a noisy second meets what is beside it.
            var ratios = seen.ConvertAll(s => s.Beside / s.Alone);
            Console.WriteLine(
                $"{name, -10}{Report.Median(seen.Select(s => s.Alone)), 10:N2}{Report.Median(seen.Select(s => s.Beside)), 10:N2}"
                    + $"{Report.Median(ratios), 8:N2}{ratios.Min(), 8:N2}{ratios.Max(), 8:N2}"
            );
        }
    }
}
